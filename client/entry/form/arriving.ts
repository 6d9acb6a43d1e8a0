/** Files that come into the form by other ways than its buttons, such as dropped or pasted. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PhotoAdding } from './context.js';

/** Takes in what arrives, while files can be taken. */
export function useArriving(
  { arriving }: PhotoAdding,
  isBusy: boolean,
  take: (files: readonly File[]) => unknown,
): void {
  const now = useRef({ isBusy, take });
  now.current = { isBusy, take };
  useLayoutEffect(() => arriving?.((files) => !now.current.isBusy && now.current.take(files)), []);
}
