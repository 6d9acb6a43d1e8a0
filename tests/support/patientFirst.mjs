/** The order of suites where their durations are not known yet, as in a fresh clone; and the list of those that failed. */
import { readFileSync, writeFileSync } from 'node:fs';
import Sequencer from '@jest/test-sequencer';

/** Runs the longest suites first, so that no long suite is alone at the end; their time limits tell how long they may take. */
export default class PatientFirst extends Sequencer {
  sort(tests) {
    const sorted = [...super.sort(tests)];
    if (sorted.every(({ duration }) => duration !== undefined)) return sorted;
    const patience = new Map(sorted.map((suite) => [suite, patienceOf(suite.path)]));
    return sorted.sort((one, other) => patience.get(other) - patience.get(one));
  }

  /** Lists what failed, for `npm test`: jest comes here once, after the last suite. */
  cacheResults(tests, results) {
    super.cacheResults(tests, results);
    const failed = results.testResults.filter(
      ({ numFailingTests, testExecError }) => numFailingTests > 0 || testExecError,
    );
    const list = process.env.TESTS_FAILED;
    if (list !== undefined) writeFileSync(list, failed.map(({ testFilePath }) => `${testFilePath}\n`).join(''));
  }
}

/** Milliseconds: what a suite, or the most patient of its tests, may take; 0 where they have the usual time. */
function patienceOf(file) {
  const said = readFileSync(file, 'utf8').matchAll(/(?:jest\.setTimeout\(|^ *\}, )([\d_]+)\)/gm);
  return Math.max(0, ...[...said].map(([, ms]) => Number(ms.replaceAll('_', ''))));
}
