import { isCommand, isPhoto, type Items } from './item.js';

/** Numbers of what is on the phone, as the reporter counts: entries, however many commands of each wait, and photos. */
export interface Counts {
  /** Entries with a command that waits, without those below. */
  waiting: number;
  /** Entries that wait until their blog goes on. */
  paused: number;
  /** Entries and photos that were refused. */
  needsYou: number;
  /** Photos that wait or are on their way. */
  photos: number;
}

/** Counts the items of one person. Nobody has to mend what is about to be withdrawn. */
export function countsOf(items: Items): Counts {
  const open = items.filter(({ refusal }) => refusal === null);
  const withdrawn = entriesOf(open.filter(({ verb }) => verb === 'retract'));
  const refused = items.filter(({ refusal, entry }) => refusal !== null && !withdrawn.has(entry));
  const refusedEntries = entriesOf(refused.filter(isCommand));
  const commands = open.filter(isCommand).filter(({ entry }) => !refusedEntries.has(entry));
  const waiting = entriesOf(commands.filter(({ paused }) => !paused));
  return {
    waiting: waiting.size,
    paused: entriesOf(commands).size - waiting.size,
    needsYou: refusedEntries.size + refused.filter(isPhoto).length,
    photos: open.filter(isPhoto).length,
  };
}

function entriesOf(items: Items): Set<string> {
  return new Set(items.map(({ entry }) => entry));
}
