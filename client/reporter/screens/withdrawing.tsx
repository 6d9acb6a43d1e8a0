/** Withdrawing an own entry, also on a phone that has no room to keep that. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { mintId } from '../../account/ids.js';
import { useOnce } from '../../account/useOnce.js';
import { Alert } from '../../entry/alert.js';
import { Button } from '../../entry/button.js';
import { useFormSpeech } from '../../entry/formWords.js';
import type { OwnEntry } from '../mine.js';
import { withdraw } from '../withdraw.js';
import { useReporting, useSecondWords } from './hooks.js';

/** The time in which a withdrawal, or letting go, can be undone. */
export const UNDO_MS = 6_000;

export function Withdraw({ entry: { id } }: { entry: OwnEntry }): JSX.Element {
  const reporting = useReporting();
  const words = useSecondWords();
  const speech = useFormSpeech();
  const [command] = useState(mintId);
  const [fault, setFault] = useState<string | null>(null);
  const [isGoing, setGoing] = useState(false);
  const go = useOnce(async () => {
    setGoing(true);
    const why = await withdraw(id, UNDO_MS, command, reporting);
    setGoing(false);
    if (why === 'lost') setFault(words.notWithdrawn);
    else setFault(why === null ? null : sayRefusal(why, speech.refusals, speech));
  });
  return (
    <>
      <Button says={isGoing ? words.states.withdrawing : words.retract} look="quiet" onClick={() => void go()} />
      <Alert fault={fault} />
    </>
  );
}
