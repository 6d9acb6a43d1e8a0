import type { JSX } from 'preact';
import { Button } from '../../entry/button.js';
import type { PhoneThird } from '../../../shared/messages/en/phoneThird.js';

export type NeutralWords = PhoneThird['exit']['neutral'];

/** The page that stands after the quick exit, also without a network: the readers' own, on its way. */
export function Neutral({ words, onAgain }: { words: NeutralWords; onAgain: () => void }): JSX.Element {
  return (
    <main class="plain">
      <h1>{words.title}</h1>
      <p>{words.waits}</p>
      <Button says={words.again} onClick={onAgain} />
    </main>
  );
}
