/** Withdrawing an own entry, also on a phone that has no room to keep that. */
import { useState } from 'preact/hooks';
import { useOnce } from '../../account/useOnce.js';
import { withdraw } from '../withdraw.js';
import { useReporting, useSecondWords } from './hooks.js';

/** The time in which a withdrawal, or letting go, can be undone. */
export const UNDO_MS = 6_000;

/** `fault`: the sentence on why the entry still stands; null where it goes. */
export function useWithdrawing(entry: string) {
  const reporting = useReporting();
  const words = useSecondWords();
  const [isStuck, setStuck] = useState(false);
  const go = useOnce(async () => setStuck(!(await withdraw(entry, UNDO_MS, reporting))));
  return { withdraw: () => void go(), fault: isStuck ? words.notWithdrawn : null };
}
