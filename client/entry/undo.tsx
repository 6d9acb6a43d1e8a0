import type { JSX } from 'preact';
import { Button } from './button.js';
import { useFormSpeech } from './formWords.js';

/** A sentence on the deed that was just done, and the way back. */
export function Undo({ says, onUndo }: { says: string; onUndo: () => void }): JSX.Element {
  return (
    <div class="deeds">
      <span class="deeds-note" role="status">
        {says}
      </span>
      <Button says={useFormSpeech().form.undo} onClick={onUndo} />
    </div>
  );
}
