import type { ComponentChildren, JSX } from 'preact';
import { useIsOffline, useWords } from './hooks.js';

interface SendProps {
  children: ComponentChildren;
  isSending?: boolean;
  onClick?: () => void;
  class?: string;
}

/** What needs the network: without one it says so instead of failing. */
export function Send({ children, isSending = false, onClick, class: look = 'first' }: SendProps): JSX.Element {
  const words = useWords();
  const isOffline = useIsOffline();
  return (
    <button
      type={onClick === undefined ? 'submit' : 'button'}
      class={look}
      disabled={isSending || isOffline}
      aria-busy={isSending}
      onClick={onClick}
    >
      {isOffline ? words.offlineButton : isSending ? words.sending : children}
    </button>
  );
}
