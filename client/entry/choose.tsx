import type { JSX, SelectHTMLAttributes } from 'preact';

export interface ChoiceOf<Value extends string = string> {
  value: Value;
  name: string;
  lang?: string | undefined;
}

/** Attributes that make another control of it. */
type Kinds = 'role' | 'size' | 'multiple';

export interface ChooseProps<Value extends string = string> extends Omit<
  SelectHTMLAttributes,
  'value' | 'children' | Kinds
> {
  value: Value;
  choices: readonly ChoiceOf<Value>[];
  onValue: (value: Value) => void;
}

/** A list of the browser's own, of which one is chosen. Its label is somebody else's. */
export function Choose<Value extends string>({ choices, onValue, ...attributes }: ChooseProps<Value>): JSX.Element {
  return (
    <select class="field" {...attributes} onChange={({ currentTarget }) => onValue(currentTarget.value as Value)}>
      {choices.map(({ value, name, lang }) => (
        <option key={value} value={value} lang={lang}>
          {name}
        </option>
      ))}
    </select>
  );
}
