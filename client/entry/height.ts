/** Text boxes as high as their text in browsers whose style sheets cannot do it: `field-sizing` is younger than some. */
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * `value`: as the form has it, which may lag behind the typing, so `typed` is for each key. `grows`: whether the box is
 * as high as its text at all. The style sheet has the least and the most of its height.
 */
export function useHeight(value: string, grows: boolean) {
  const box = useRef<HTMLTextAreaElement>(null);
  const length = useRef(0);
  const typed = (): void => {
    if (box.current === null || CSS.supports('field-sizing', 'content')) return;
    const now = box.current.value.length;
    // Only a text that may have become shorter is measured from the least height: that moves the page for a moment.
    if (!grows || now < length.current) box.current.style.height = '';
    if (grows) fit(box.current);
    length.current = now;
  };
  useLayoutEffect(typed, [value, grows]);
  return { box, typed };
}

function fit(box: HTMLTextAreaElement): void {
  const borders = box.offsetHeight - box.clientHeight;
  if (box.scrollHeight > box.clientHeight) box.style.height = `${String(box.scrollHeight + borders)}px`;
}
