/** A sheet in front of the board: the browser's own dialog, which keeps the focus in and gives it back. */
import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { instead } from '../../entry/instead.js';
import { isEnter } from '../../entry/keys.js';
import { Mark } from '../../entry/mark.js';
import { entryAt, entryElement } from '../board/steadyFocus.js';
import { useWords } from './hooks.js';

export { instead };

interface SheetProps {
  title: ComponentChildren;
  onClose: () => void;
  /** `wide`: two columns of text beside each other; `whole`: the whole screen. */
  size?: 'narrow' | 'usual' | 'wide' | 'whole';
  children: ComponentChildren;
  foot?: ComponentChildren;
  /** Called by Enter in a line of the form, by Ctrl and Enter anywhere in it. */
  onSend?: () => unknown;
}

export function Sheet({ title, onClose, size = 'usual', children, foot, onSend }: SheetProps): JSX.Element {
  const id = useId();
  return (
    <dialog class="sheet" data-size={size} ref={useFront()} aria-labelledby={id} onCancel={ofItself(instead(onClose))}>
      <form
        class="sheet-form"
        noValidate
        onSubmit={instead(() => onSend?.())}
        onKeyDown={(event) => {
          if (isEnter(event) && (event.ctrlKey || event.metaKey)) onSend?.();
        }}
      >
        <header class="sheet-head">
          <h2 id={id} tabIndex={-1}>
            {title}
          </h2>
          <button type="button" class="icon" onClick={onClose} aria-label={useWords().close}>
            <Mark of="cross" />
          </button>
        </header>
        <div class="stack sheet-body">{children}</div>
        {foot !== undefined && <footer class="row sheet-foot">{foot}</footer>}
      </form>
    </dialog>
  );
}

/** Opens the dialog with the focus where it helps, and gives it back in the end. */
function useFront(): { current: HTMLDialogElement | null } {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const here = dialog.current;
    const before = document.activeElement;
    const entry = entryAt(before);
    here?.showModal();
    // On a phone the keyboard would cover the text that is to be read first.
    const first = matchMedia('(hover: hover)').matches ? '[data-first], .sheet-body .field' : '[data-first], h2';
    here?.querySelector<HTMLElement>(first)?.focus();
    return () => {
      here?.close();
      const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
      // A button may have gone by its own deed; its entry is still the place where the editor was.
      const heir = entry === null ? null : entryElement(entry);
      (isThere ? before : (heir ?? document.querySelector<HTMLElement>('[data-board]')))?.focus();
    };
  }, []);
  return dialog;
}

/** Leaves out what comes from within: a file chooser that is cancelled says so by an event of this name, which bubbles. */
export function ofItself(run: (event: Event) => void): (event: Event) => void {
  return (event) => {
    if (event.target === event.currentTarget) run(event);
  };
}
