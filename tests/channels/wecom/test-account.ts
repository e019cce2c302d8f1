/** The company and the customer-service account of these tests. */
export const ACCOUNT = {
  corpId: 'ww0123456789abcdef',
  secret: 'the-secret-of-this-test-app-0123456789-abcdef',
  token: 'demotoken',
  encodingAesKey: 'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c',
};
export const KF = 'wkTestAccount';
