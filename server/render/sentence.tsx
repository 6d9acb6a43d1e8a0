/** Puts elements where a sentence has `{name}`; a sentence that takes only texts and numbers is made by `Speech`. */
import { Fragment, type ComponentChildren, type JSX } from 'preact';

export function Sentence({ of, ...values }: { of: string } & Record<string, ComponentChildren>): JSX.Element {
  const parts = of.split(/\{(\w+)\}/);
  return <>{parts.map((part, index) => (index % 2 === 0 ? part : <Fragment key={part}>{values[part]}</Fragment>))}</>;
}
