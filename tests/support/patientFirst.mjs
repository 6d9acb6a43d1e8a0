/** In which order suites run where nothing is known of them yet, as in a fresh clone. */
import { readFileSync } from 'node:fs';
import Sequencer from '@jest/test-sequencer';

/** The longest first, so that none of them is alone at the end: a suite says by its jest.setTimeout how long it may take. */
export default class PatientFirst extends Sequencer {
  sort(tests) {
    const sorted = [...super.sort(tests)];
    if (sorted.every(({ duration }) => duration !== undefined)) return sorted;
    const patience = new Map(sorted.map((suite) => [suite, patienceOf(suite.path)]));
    return sorted.sort((one, other) => patience.get(other) - patience.get(one));
  }
}

function patienceOf(file) {
  const said = /jest\.setTimeout\(([\d_]+)\)/.exec(readFileSync(file, 'utf8'))?.[1] ?? '0';
  return Number(said.replaceAll('_', ''));
}
