/** The desk's buttons, and the question that some of them ask. */
import type { ComponentChildren, JSX } from 'preact';
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
    <div class="ask" role="alert">
      <p>{says}</p>
      {children}
      <div class="row">
        {yes}
        <Button says={no} onClick={onNo} />
      </div>
    </div>
  );
}
