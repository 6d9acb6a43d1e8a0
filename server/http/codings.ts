/** The choice of a coding by `Accept-Encoding`. */
import type { Coding } from '../feed/pageBytes.js';

/** The smaller one stands first: it goes before others that are liked as well. Browsers take br over https, and from their own machine. */
const CODINGS: readonly Coding[] = ['br', 'gzip'];

/** Browsers have few spellings of the header; strangers may have any number. */
const MOST_KNOWN = 200;
const known = new Map<string, Coding | null>();

/** The coding that the asker likes best; null where none is taken. Looked up, since cached pages are asked for thousands of times a second. */
export function codingFor(accepted = ''): Coding | null {
  const chosen = known.get(accepted);
  if (chosen !== undefined) return chosen;
  const coding = chosenFrom(accepted);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(accepted, coding);
  return coding;
}

function chosenFrom(accepted: string): Coding | null {
  const weights = new Map(accepted.toLowerCase().split(',').map(weighed));
  const weightOf = (coding: Coding): number => weights.get(coding) ?? weights.get('*') ?? 0;
  const [best] = CODINGS.filter((coding) => weightOf(coding) > 0).sort((one, other) => weightOf(other) - weightOf(one));
  return best ?? null;
}

/** The weight of a coding: 1 where none is given, 0 where it is no number. */
function weighed(item: string): [coding: string, weight: number] {
  const [coding = '', ...parameters] = item.split(';').map((part) => part.trim());
  const given = parameters
    .map((parameter) => /^q\s*=\s*(.*)$/.exec(parameter)?.[1])
    .find((weight) => weight !== undefined);
  return [coding, given === undefined ? 1 : Number(given) || 0];
}
