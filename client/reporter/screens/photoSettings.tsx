/** The choices about photos on this phone: when they go, and how large. */
import type { JSX } from 'preact';
import type { PhotoSize, WhenPhotosGo } from '../photos/photoWishes.js';
import { useReporting, useWords } from './hooks.js';

export function PhotoSettings(): JSX.Element {
  const { wishes } = useReporting();
  const { when, whenUntold, size } = useWords().photos.settings;
  return (
    <div class="photo-settings">
      <Choice name="photos-when" words={when} value={wishes.when.value} onChange={(next) => wishes.chooseWhen(next)} />
      {wishes.when.value === 'on-wifi' && !wishes.tellsWifi.value && <p class="hint">{whenUntold}</p>}
      <Choice name="photos-size" words={size} value={wishes.size.value} onChange={(next) => wishes.chooseSize(next)} />
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  name: string;
  words: { label: string; choices: Readonly<Record<Value, string>> };
  value: Value;
  onChange: (value: Value) => void;
}

function Choice<Value extends WhenPhotosGo | PhotoSize>(props: ChoiceProps<Value>): JSX.Element {
  const { name, words, value, onChange } = props;
  return (
    <label>
      {words.label}{' '}
      <select
        class="field"
        name={name}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value as Value)}
      >
        {(Object.keys(words.choices) as Value[]).map((choice) => (
          <option key={choice} value={choice}>
            {words.choices[choice]}
          </option>
        ))}
      </select>
    </label>
  );
}
