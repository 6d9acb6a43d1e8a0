/** The screen that says honestly what this app does and cannot do where the phone is taken. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../entry/button.js';
import { Mark } from '../../entry/mark.js';
import { useThirdWords } from '../screens/hooks.js';

interface TakenProps {
  onClose: () => void;
  /** The quick exit: this screen lies over the strip that has it. */
  exit: JSX.Element;
}

export function Taken({ onClose, exit }: TakenProps): JSX.Element {
  const { taken } = useThirdWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  // Escape closes this screen, and not the form behind it, too.
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && event.stopPropagation();
  return (
    <dialog class="taken" ref={dialog} aria-labelledby="taken" onClose={onClose} onKeyDown={onKeyDown}>
      <header class="writing-head">
        <Button
          says={<Mark of="back" />}
          look="icon back"
          onClick={() => dialog.current?.close()}
          aria-label={taken.back}
        />
        <h2 id="taken">{taken.title}</h2>
        {exit}
      </header>
      <div class="taken-said">
        <Said title={taken.exitTitle} all={taken.exit} />
        <Said title={taken.doesTitle} all={taken.does} />
        <Said title={taken.cannotTitle} all={taken.cannot} />
        <Said title={taken.knowsTitle} all={taken.knows} />
        <Said title={taken.beforeTitle} all={taken.before} />
      </div>
    </dialog>
  );
}

function Said({ title, all }: { title: string; all: readonly string[] }): JSX.Element {
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {all.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
