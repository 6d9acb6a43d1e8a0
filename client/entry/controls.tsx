/** The controls of every form, of entries and of settings. Each shows its own fault, and tells screen readers. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Choose, type ChooseProps } from './choose.js';
import { useHeight } from './height.js';
import { LEADS_ON } from './keys.js';
import { FaultMessage, Hint, Labelled, useAttributes, type FieldProps } from './labelled.js';

export interface TypedProps extends FieldProps {
  value: string;
  onValue: (value: string) => void;
  lang?: string | undefined;
  placeholder?: string | undefined;
  /** Whether the text is somebody's speech, which is set as such. */
  said?: boolean;
}

interface LineProps extends TypedProps {
  type?: 'text' | 'url' | 'search' | 'datetime-local' | 'time';
  inputmode?: 'decimal' | 'numeric';
  /** Whether Enter leads to the next field, as in an entry's form. Elsewhere it sends, as browsers have it. */
  leadsOn?: boolean;
}

export function Line(props: LineProps): JSX.Element {
  const { value, onValue, lang, placeholder, said, type = 'text', inputmode, leadsOn, ...field } = props;
  return (
    <Labelled {...field} isShort={inputmode !== undefined}>
      {(attributes) => (
        <input
          {...attributes}
          // The compiler does not know here which type it is; all of them are fields of text.
          {...({ type } as object)}
          class={said === true ? 'field said' : 'field'}
          dir={type === 'url' ? 'ltr' : 'auto'}
          lang={lang}
          inputmode={inputmode}
          placeholder={placeholder}
          autocomplete="off"
          value={value}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
          {...(leadsOn === true && LEADS_ON)}
        />
      )}
    </Labelled>
  );
}

/** A field of several lines, as high as its text: by the style sheet, else by `useHeight`. */
export function Area({ rows, ...field }: TypedProps & { rows?: number }): JSX.Element {
  return <Labelled {...field}>{(attributes) => <Growing {...field} rows={rows} attributes={attributes} />}</Labelled>;
}

interface GrowingProps extends Pick<TypedProps, 'value' | 'onValue' | 'lang' | 'placeholder' | 'said'> {
  attributes: object;
  rows?: number | undefined;
}

/** Characters of a text that is surely higher than its field may become: measured at each key, it would make the keys slow. */
const LONG = 4_000;

/** Letters and marks that run from right to left, by their blocks and, above 16 bits, by their leading halves. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\u202b\u202e\u2067\u2068\ufb1d-\ufdff\ufe70-\ufefc\ud802\ud803\ud83a\ud83b]/;

/** The direction for a text. Finding out how each paragraph runs takes long, and is in vain where all of them run one way. */
function directionOf(value: string): 'auto' | 'ltr' {
  return value.length > LONG && !RIGHT_TO_LEFT.test(value) ? 'ltr' : 'auto';
}

export function Growing({ attributes, value, onValue, lang, placeholder, said, rows = 3 }: GrowingProps): JSX.Element {
  const { box, typed } = useHeight(value, value.length <= LONG);
  const look = ['field', 'area', said === true && 'said', value.length > LONG && 'long'];
  return (
    <textarea
      {...attributes}
      ref={box}
      class={look.filter(Boolean).join(' ')}
      dir={directionOf(value)}
      lang={lang}
      rows={rows}
      placeholder={placeholder}
      value={value}
      onInput={({ currentTarget }) => {
        typed();
        onValue(currentTarget.value);
      }}
    />
  );
}

type SelectProps = FieldProps & Pick<ChooseProps, 'value' | 'onValue' | 'choices'>;

export function Select({ value, onValue, choices, ...field }: SelectProps): JSX.Element {
  return (
    <Labelled {...field}>
      {(attributes) => <Choose {...attributes} value={value} onValue={onValue} choices={choices} />}
    </Labelled>
  );
}

interface ChipsProps<Value extends string> extends FieldProps {
  value: Value;
  choices: Readonly<Record<Value, string>>;
  onValue: (value: Value) => void;
  /** Whether the choices are one row, which scrolls sideways where there is no room for all. */
  isRow?: boolean;
}

/** A choice of a few, all in sight. The hint is one line on the chosen one. */
export function Chips<Value extends string>({ value, choices, onValue, isRow, ...field }: ChipsProps<Value>) {
  const { name, label, hint, fault } = field;
  const attributes = useAttributes(field);
  const row = useChosenInSight();
  return (
    <fieldset class="chips" aria-invalid={attributes['aria-invalid']} aria-describedby={attributes['aria-describedby']}>
      <legend class="label">{label}</legend>
      <div ref={row} class={isRow === true ? 'chip-row chip-scroll' : 'chip-row'}>
        {(Object.entries(choices) as [Value, string][]).map(([choice, said]) => (
          <label class="chip" key={choice}>
            <input
              type="radio"
              name={name}
              value={choice}
              checked={value === choice}
              onChange={() => onValue(choice)}
            />
            <span>{said}</span>
          </label>
        ))}
      </div>
      <Hint id={attributes.id} hint={hint} />
      <FaultMessage id={attributes.id} fault={fault} />
    </fieldset>
  );
}

/** The room beside a row's first and last choice, px. */
const ROW_EDGE = 16;

/** Moves a row sideways, and nothing else, to what was chosen in it before: a draft is opened again with its choice in sight. */
function useChosenInSight() {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const row = ref.current;
    const chosen = row?.querySelector(':checked')?.closest('label');
    if (row === null || chosen === null || chosen === undefined) return;
    const [shown, wanted] = [row.getBoundingClientRect(), chosen.getBoundingClientRect()];
    const [after, before] = [wanted.right + ROW_EDGE - shown.right, shown.left - wanted.left + ROW_EDGE];
    row.scrollLeft += Math.max(0, after) - Math.max(0, before);
  }, []);
  return ref;
}

interface CheckProps {
  name: string;
  label: string;
  value: boolean;
  onValue: (value: boolean) => void;
}

export function Check({ name, label, value, onValue }: CheckProps): JSX.Element {
  return (
    <label class="check">
      <input
        type="checkbox"
        name={name}
        checked={value}
        onChange={({ currentTarget }) => onValue(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
