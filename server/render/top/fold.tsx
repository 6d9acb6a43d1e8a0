import type { ComponentChildren, JSX } from 'preact';

interface FoldProps {
  /** A script finds the fold by its name after the top was replaced. */
  name: string;
  title: ComponentChildren;
  /** The part under the title that stays visible while the rest is folded away. */
  always?: ComponentChildren;
  open?: boolean;
  children: ComponentChildren;
}

/** A part of the top that is one line on a phone, so that the newest entry is near; wide pages show it whole. */
export function Fold({ name, title, always, open, children }: FoldProps): JSX.Element {
  return (
    <details data-fold={name} open={open === true}>
      <summary>
        {title}
        {always}
      </summary>
      {children}
    </details>
  );
}
