/** A part of a sheet, under a title of its own. */
import type { ComponentChildren, JSX } from 'preact';

export function Part({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section class="stack part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
