import type { JSX } from 'preact';
import type { PhoneThird } from '../../../shared/messages/en/phoneThird.js';

export type NeutralWords = PhoneThird['exit']['neutral'];

/** The page that stands after the quick exit, also without a network: the readers' own, on its way. */
export function Neutral({ words, onAgain }: { words: NeutralWords; onAgain: () => void }): JSX.Element {
  return (
    <main class="plain">
      <h1>{words.title}</h1>
      <p>{words.waits}</p>
      <button type="button" class="second" onClick={onAgain}>
        {words.again}
      </button>
    </main>
  );
}
