/** Texts of the document, and the anchors of the page. */
import type { JSX } from 'preact';

/** Words in backticks are code; nothing else of Markdown is in the document's texts. */
export function Words({ of: text }: { of: string }): JSX.Element {
  const parts = text.split('`');
  return <>{parts.map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))}</>;
}

/** Stands between paragraphs. */
export const BETWEEN = '\n\n';

/** The paragraphs of a longer text. */
export function Paragraphs({ of: text }: { of: string }): JSX.Element {
  return (
    <>
      {text.split(BETWEEN).map((paragraph) => (
        <p key={paragraph}>
          <Words of={paragraph.replaceAll('\n', ' ')} />
        </p>
      ))}
    </>
  );
}

export function groupAnchor(tag: string): string {
  return `group-${tag.toLowerCase().replaceAll(' ', '-')}`;
}

export function shapeAnchor(name: string): string {
  return `shape-${name}`;
}

export function schemeAnchor(name: string): string {
  return `needs-${name}`;
}
