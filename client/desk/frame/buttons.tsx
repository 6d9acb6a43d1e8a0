/** The desk's buttons, and the question that some of them ask. */
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useOnce } from '../../account/useOnce.js';
import { Button, type ButtonProps } from '../../entry/button.js';
import { useIsOffline, useWords } from './hooks.js';

export { Button };

interface SendProps extends Omit<ButtonProps, 'onClick'> {
  isSending?: boolean;
  /** Left out, the button sends its form. */
  onClick?: () => unknown;
}

/** A button that needs the network: without one it says so instead of failing. */
export function Send({ says, isSending = false, look = 'first', onClick, ...attributes }: SendProps): JSX.Element {
  const words = useWords();
  const isOffline = useIsOffline();
  const press = useOnce(async () => onClick?.());
  return (
    <Button
      type={onClick === undefined ? 'submit' : 'button'}
      look={look}
      disabled={isSending || isOffline}
      aria-busy={isSending}
      says={isOffline ? words.offlineButton : isSending ? words.sending : says}
      onClick={onClick === undefined ? undefined : press}
      {...attributes}
    />
  );
}

interface AskProps {
  says: string;
  /** The way on. */
  yes: JSX.Element;
  no: string;
  onNo: () => void;
  /** More that is to be chosen before the answer. */
  children?: ComponentChildren;
}

/** Asks before a deed that cannot be undone. */
export function Ask({ says, yes, no, onNo, children }: AskProps): JSX.Element {
  return (
    <div class="ask" role="alert" ref={useHeldFocus()}>
      <p>{says}</p>
      {children}
      <div class="row">
        {yes}
        <Button says={no} onClick={onNo} />
      </div>
    </div>
  );
}

/** Takes the focus where the button that asks has gone with it, at the way that does nothing; and leads it back in the end. */
function useHeldFocus(): { current: HTMLDivElement | null } {
  const question = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = question.current?.parentElement;
    if (isFocusLost()) [...(question.current?.querySelectorAll('button') ?? [])].at(-1)?.focus();
    // The question, or the row without the button, is drawn by then.
    return () =>
      void setTimeout(() => {
        if (isFocusLost()) heirIn(place)?.focus();
      });
  }, []);
  return question;
}

/** A button that takes the focus; while all of them wait for an answer, the heading of their sheet. */
function heirIn(place: Element | null | undefined): HTMLElement | null | undefined {
  const button = place?.querySelector<HTMLElement>('button:not([tabindex="-1"]):not(:disabled)');
  return button ?? place?.closest('dialog')?.querySelector<HTMLElement>('h2');
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
