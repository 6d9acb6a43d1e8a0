import type { ComponentChildren, JSX } from 'preact';

interface FoldProps {
  /** A script finds the fold by its name after the top was replaced. */
  name: string;
  /** The word of the way, short enough for five of them in a line. */
  title: ComponentChildren;
  /** The part of the title for which there is room on a wide screen alone. */
  beside?: ComponentChildren;
  open?: boolean;
  children: ComponentChildren;
}

/** A part of the top that is a word in the line of ways on a phone; wide pages show it whole. One of them is open at a time. */
export function Fold({ name, title, beside, open, children }: FoldProps): JSX.Element {
  return (
    <details name="way" data-fold={name} open={open === true}>
      <summary>
        <h2>{title}</h2>
        {beside}
      </summary>
      {children}
    </details>
  );
}
