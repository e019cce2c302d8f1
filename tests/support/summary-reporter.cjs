const { existsSync } = require('node:fs');

const CHROMIUM = process.env.CHROMIUM_PATH || '/usr/bin/chromium';

/** Names what was not run, then ends with the plain line `N passed, N failed`. With TEST_REQUIRE_ALL=1 anything not run fails the run. */
module.exports = class SummaryReporter {
  onRunComplete(_contexts, results) {
    const notRun = [
      ...(process.env.TEST_DATABASE_URL ? [] : ['PostgreSQL tests (TEST_DATABASE_URL is not set)']),
      ...(process.env.TEST_REDIS_URL ? [] : ['Redis tests (TEST_REDIS_URL is not set)']),
      ...(existsSync(CHROMIUM) ? [] : [`Chromium tests (${CHROMIUM} is not there)`]),
    ];
    const complete = notRun.length === 0;
    const skipped = results.numPendingTests;
    for (const name of notRun) console.log(`not run: ${name}`);
    if (complete && skipped > 0) console.log(`not run: ${skipped} test(s) skipped by themselves`);
    this.failure =
      process.env.TEST_REQUIRE_ALL === '1' && (!complete || skipped > 0)
        ? new Error('TEST_REQUIRE_ALL=1, and not everything was run')
        : undefined;
    console.log(`${results.numPassedTests} passed, ${results.numFailedTests} failed`);
  }

  getLastError() {
    return this.failure;
  }
};
