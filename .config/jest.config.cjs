const { join } = require('node:path');

/** One jest project; suites that need PostgreSQL, Redis or Chromium skip themselves by name when it is not there (tests/support). */
module.exports = {
  rootDir: join(__dirname, '..'),
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  testEnvironment: 'node',
  testTimeout: 30_000,
  maxWorkers: 2,
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  reporters: ['default', '<rootDir>/tests/support/summary-reporter.cjs'],
};
