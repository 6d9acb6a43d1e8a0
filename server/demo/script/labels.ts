/** The desk's verification of entries: seen or confirmed. Its other labels stand in the chapters of their entries. */
import type { Verification } from '../../../shared/entry.js';
import type { At, Step } from './step.js';

const LABELS: [at: At, name: string, verification: Verification][] = [
  ['0:05', 'context', 'confirmed'],
  ['0:12', 'press', 'seen'],
  ['0:13', 'yasasin', 'confirmed'],
  ['0:28', 'thief', 'seen'],
  ['1:02', 'mammadliCaucasus', 'confirmed'],
  ['1:22', 'getOut', 'seen'],
  ['1:56', 'russians', 'seen'],
  ['2:32', 'tenDays', 'confirmed'],
  ['2:56', 'fighter', 'seen'],
  ['3:56', 'support', 'seen'],
  ['4:40', 'hundreds', 'seen'],
  ['4:52', 'thanks', 'confirmed'],
];

export const LABELLING: Step[] = LABELS.map(([at, name, verification]) => ({
  at,
  does: 'revise',
  by: 'desk',
  name,
  change: { verification },
}));
