/** Fields that are chosen from instead of written in. */
import type { JSX } from 'preact';
import { FaultLine, Labelled, useField, type FieldProps } from '../form.js';

export function Choice({ path, choices }: FieldProps & { choices: Readonly<Record<string, string>> }): JSX.Element {
  const field = useField(path);
  return (
    <fieldset class="choice" aria-describedby={field.attributes['aria-describedby']}>
      <legend class="label">{field.label}</legend>
      <div class="choice-row">
        {Object.entries(choices).map(([value, name]) => (
          <label class="chip" key={value}>
            <input
              type="radio"
              name={path}
              value={value}
              checked={field.value === value}
              onChange={() => {
                field.set(value);
              }}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      <FaultLine id={field.attributes.id} fault={field.fault} />
    </fieldset>
  );
}

export function Pick({
  path,
  choices,
}: FieldProps & { choices: readonly { value: string; name: string; lang?: string }[] }): JSX.Element {
  const field = useField(path);
  return (
    <Labelled id={field.attributes.id} label={field.label} fault={field.fault}>
      <select
        {...field.attributes}
        class="field"
        value={field.value}
        onChange={({ currentTarget }) => {
          field.set(currentTarget.value);
        }}
      >
        {choices.map(({ value, name, lang }) => (
          <option key={value} value={value} lang={lang}>
            {name}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

export function Check({ path }: FieldProps): JSX.Element {
  const field = useField(path);
  return (
    <label class="check">
      <input
        type="checkbox"
        name={path}
        checked={field.value === 'yes'}
        onChange={({ currentTarget }) => {
          field.set(currentTarget.checked ? 'yes' : 'no');
        }}
      />
      <span>{field.label}</span>
    </label>
  );
}
