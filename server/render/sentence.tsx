/** Puts values, also elements, where a message has `{name}`. */
import { Fragment, type ComponentChildren, type JSX } from 'preact';

export function Sentence({ of, ...values }: { of: string } & Record<string, ComponentChildren>): JSX.Element {
  const parts = of.split(/\{(\w+)\}/);
  return <>{parts.map((part, index) => (index % 2 === 0 ? part : <Fragment key={part}>{values[part]}</Fragment>))}</>;
}

/** The same for plain text. */
export function filled(message: string, values: Record<string, string>): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
