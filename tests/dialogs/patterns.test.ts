import { createTestApp, type TestApp } from '../support/test-app';
import { describeCorrections } from './patterns/corrections';
import { describeMoneyFirst } from './patterns/money-first';

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

// One start of the product for all of them.
describeMoneyFirst(() => t);
describeCorrections(() => t);
