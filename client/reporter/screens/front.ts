import { useLayoutEffect, useRef } from 'preact/hooks';

/** Opens a dialog, with the focus on its `first` element, and gives the focus back in the end. */
export function useFront(first: string, back?: FocusOptions): { current: HTMLDialogElement | null } {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const here = dialog.current;
    const before = document.activeElement;
    here?.showModal();
    here?.querySelector<HTMLElement>(first)?.focus();
    return () => {
      here?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus(back);
    };
  }, []);
  return dialog;
}
