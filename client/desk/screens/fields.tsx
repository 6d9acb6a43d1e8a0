/** The parts that a form is made of. Each shows the fault that is about it, and speaks of it to screen readers. */
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

export interface FieldProps {
  /** The wire's path: a refusal's `field` finds it, and so do tests. */
  name: string;
  label: string;
  hint?: string | undefined;
  fault?: string | null | undefined;
}

interface TextProps extends FieldProps {
  value: string;
  onValue: (value: string) => void;
  lang?: string | undefined;
  placeholder?: string | undefined;
  type?: 'text' | 'url' | 'search' | 'datetime-local';
  inputmode?: 'decimal';
}

export function Line({
  value,
  onValue,
  lang,
  placeholder,
  type = 'text',
  inputmode,
  ...field
}: TextProps): JSX.Element {
  const { id, described } = useIds(field);
  return (
    <Labelled id={id} {...field}>
      <input
        {...typed(type)}
        {...described}
        class="field"
        id={id}
        name={field.name}
        dir={type === 'url' ? 'ltr' : 'auto'}
        lang={lang}
        inputmode={inputmode}
        placeholder={placeholder}
        autocomplete="off"
        value={value}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
    </Labelled>
  );
}

export function Area({ value, onValue, lang, said = false, ...field }: TextProps & { said?: boolean }): JSX.Element {
  const { id, described } = useIds(field);
  return (
    <Labelled id={id} {...field}>
      <textarea
        {...described}
        class={said ? 'field area said' : 'field area'}
        id={id}
        name={field.name}
        dir="auto"
        lang={lang}
        rows={3}
        value={value}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
    </Labelled>
  );
}

export interface ChoiceOf {
  value: string;
  name: string;
  lang?: string | undefined;
}

export function Select({
  value,
  onValue,
  choices,
  ...field
}: FieldProps & { value: string; onValue: (value: string) => void; choices: readonly ChoiceOf[] }): JSX.Element {
  const { id, described } = useIds(field);
  return (
    <Labelled id={id} {...field}>
      <select
        {...described}
        class="field"
        id={id}
        name={field.name}
        value={value}
        onChange={({ currentTarget }) => onValue(currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} lang={choice.lang}>
            {choice.name}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface ChipsProps<Value extends string> extends FieldProps {
  value: Value;
  choices: Readonly<Record<Value, string>>;
  onValue: (value: Value) => void;
  /** One line on what the chosen one does. */
  does?: string;
}

/** One of a few, all of them in sight. */
export function Chips<Value extends string>(props: ChipsProps<Value>): JSX.Element {
  const { value, choices, onValue, does, ...field } = props;
  const { id, described } = useIds(field);
  return (
    <fieldset class="chips" {...described}>
      <legend class="label">{field.label}</legend>
      <div class="chip-row">
        {(Object.entries(choices) as [Value, string][]).map(([choice, name]) => (
          <label class="chip" key={choice}>
            <input
              type="radio"
              name={`${field.name}-${id}`}
              data-name={field.name}
              value={choice}
              checked={value === choice}
              onChange={() => onValue(choice)}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {does !== undefined && <p class="hint">{does}</p>}
      <FaultLine id={id} fault={field.fault} />
    </fieldset>
  );
}

export function Check(props: {
  name: string;
  label: string;
  value: boolean;
  onValue: (value: boolean) => void;
}): JSX.Element {
  return (
    <label class="check">
      <input
        type="checkbox"
        name={props.name}
        checked={props.value}
        onChange={({ currentTarget }) => props.onValue(currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}

export function Labelled({
  id,
  label,
  hint,
  fault,
  children,
}: FieldProps & { id: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="labelled">
      <label class="label" for={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <FaultLine id={id} fault={fault} />
    </div>
  );
}

export function FaultLine({ id, fault }: { id?: string; fault: string | null | undefined }): JSX.Element | null {
  if (fault === null || fault === undefined) return null;
  return (
    <p class="fault" id={id === undefined ? undefined : `${id}-fault`}>
      <span aria-hidden="true">! </span>
      {fault}
    </p>
  );
}

function useIds({ hint, fault }: FieldProps) {
  const id = useId();
  const isFaulty = fault !== null && fault !== undefined;
  const by = [hint === undefined ? '' : `${id}-hint`, isFaulty ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return { id, described: { 'aria-invalid': isFaulty, 'aria-describedby': by === '' ? undefined : by } };
}

/** Which type it is, is not known to the compiler here; all of them are text fields with the attributes above. */
function typed(type: string): object {
  return { type };
}
