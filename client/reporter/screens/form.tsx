/** The parts that a form is made of. Each knows its field by the wire's path, and shows the fault that is about it. */
import { createContext, type ComponentChildren, type JSX } from 'preact';
import { useContext, useId, useState } from 'preact/hooks';
import type { SessionBlog } from '../../../shared/protocol.js';
import type { Draft, Said } from '../draft.js';
import type { Fault } from '../draft/fault.js';
import { languageChoices, languageName } from '../languages.js';
import { useWords } from './hooks.js';

export interface Form {
  draft: Draft;
  blog: SessionBlog;
  fault: Fault | null;
  change: (change: Partial<Draft>) => void;
}

export const FormContext = createContext<Form | null>(null);

export function useForm(): Form {
  const form = useContext(FormContext);
  if (form === null) throw new Error('no form around this field');
  return form;
}

function useField(path: string) {
  const { draft, fault, change } = useForm();
  const id = useId();
  const { fields, examples } = useWords();
  const mine = fault?.field === path ? fault.message : null;
  return {
    value: draft.values[path] ?? '',
    set: (value: string) => {
      change({ values: { ...draft.values, [path]: value } });
    },
    label: (fields as Record<string, string>)[path] ?? path,
    example: examples[path],
    fault: mine,
    attributes: {
      id,
      name: path,
      'aria-invalid': mine !== null,
      'aria-describedby': mine === null ? undefined : `${id}-fault`,
    },
  };
}

interface FieldProps {
  path: string;
  label?: string;
}

export function Line({
  path,
  label,
  lang,
  type = 'text',
}: FieldProps & { lang?: string; type?: 'text' | 'url' | 'datetime-local' }): JSX.Element {
  const field = useField(path);
  return (
    <Labelled id={field.attributes.id} label={label ?? field.label} fault={field.fault}>
      <input
        {...field.attributes}
        {...typed(type)}
        class="field"
        dir={type === 'url' ? 'ltr' : 'auto'}
        lang={lang}
        placeholder={field.example}
        autocomplete="off"
        value={field.value}
        onInput={({ currentTarget }) => {
          field.set(currentTarget.value);
        }}
      />
    </Labelled>
  );
}

/** Which type it is, is not known to the compiler here; all three are text fields with the attributes above. */
function typed(type: string): object {
  return { type };
}

export function Amount({ path }: FieldProps): JSX.Element {
  const field = useField(path);
  return (
    <Labelled id={field.attributes.id} label={field.label} fault={field.fault}>
      <input
        {...field.attributes}
        class="field field-amount"
        inputmode="decimal"
        autocomplete="off"
        value={field.value}
        onInput={({ currentTarget }) => {
          field.set(currentTarget.value);
        }}
      />
    </Labelled>
  );
}

export function Area({ path, label, said = false }: FieldProps & { said?: boolean }): JSX.Element {
  const { draft } = useForm();
  const field = useField(path);
  return (
    <Labelled id={field.attributes.id} label={label ?? field.label} fault={field.fault}>
      <Growing
        attributes={field.attributes}
        lang={draft.values.lang ?? ''}
        said={said}
        value={field.value}
        onValue={field.set}
      />
    </Labelled>
  );
}

/** A field of several lines that is as high as what is in it (the style sheet does it: `field-sizing`). */
function Growing(props: {
  attributes: object;
  lang: string;
  said: boolean;
  value: string;
  onValue: (value: string) => void;
}): JSX.Element {
  return (
    <textarea
      {...props.attributes}
      class={props.said ? 'field field-area said' : 'field field-area'}
      dir="auto"
      lang={props.lang}
      rows={3}
      value={props.value}
      onInput={({ currentTarget }) => {
        props.onValue(currentTarget.value);
      }}
    />
  );
}

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

/** `mayBeEmpty`: what the empty choice is called, where there is one. */
export function Language({ path, mayBeEmpty }: FieldProps & { mayBeEmpty?: string }): JSX.Element {
  const field = useField(path);
  return (
    <Labelled id={field.attributes.id} label={field.label} fault={field.fault}>
      <LanguageSelect attributes={field.attributes} value={field.value} onValue={field.set} mayBeEmpty={mayBeEmpty} />
    </Labelled>
  );
}

interface LanguageSelectProps {
  attributes: object;
  value: string;
  onValue: (lang: string) => void;
  mayBeEmpty?: string | undefined;
}

function LanguageSelect({ attributes, value, onValue, mayBeEmpty }: LanguageSelectProps): JSX.Element {
  const { blog } = useForm();
  const words = useWords();
  const [isOther, setOther] = useState(false);
  const choose = (chosen: string) => {
    setOther(chosen === '?');
    if (chosen !== '?') onValue(chosen);
  };
  return (
    <>
      <select
        {...attributes}
        class="field"
        value={isOther ? '?' : value}
        onChange={({ currentTarget }) => {
          choose(currentTarget.value);
        }}
      >
        {mayBeEmpty !== undefined && <option value="">{mayBeEmpty}</option>}
        {languageChoices(blog.languages, isOther ? '' : value).map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {languageName(tag)}
          </option>
        ))}
        <option value="?">{words.otherLanguage}</option>
      </select>
      {isOther && (
        <input
          class="field"
          dir="ltr"
          autocapitalize="none"
          aria-label={words.languageTag}
          placeholder={words.languageTag}
          value={value}
          onInput={({ currentTarget }) => {
            onValue(currentTarget.value);
          }}
        />
      )}
    </>
  );
}

/** The same in other languages: translations of the words, or a chant's meanings. */
export function SaidList({ of, add }: { of: 'translations' | 'meanings'; add: string }): JSX.Element {
  const { draft, blog, fault, change } = useForm();
  const words = useWords();
  const id = useId();
  const all = draft[of];
  const set = (next: readonly Said[]) => {
    change({ [of]: next });
  };
  const used = new Set([draft.values.lang, ...all.map(({ lang }) => lang)]);
  const unused = [...blog.languages, 'en', 'uk', 'az', 'ru'].find((lang) => !used.has(lang)) ?? '';
  const mine = fault?.field === of ? fault.message : null;
  return (
    <div class="said-list">
      {all.map((one, index) => (
        <fieldset class="said-one" key={index}>
          <legend class="label">{words.fields[of]}</legend>
          <div class="said-head">
            <LanguageSelect
              attributes={{ 'aria-label': words.language, name: `${of}.${index.toString()}.lang` }}
              value={one.lang}
              onValue={(lang) => {
                set(all.with(index, { ...one, lang }));
              }}
            />
            <button
              type="button"
              class="quiet"
              onClick={() => {
                set(all.filter((other) => other !== one));
              }}
            >
              {words.remove}
            </button>
          </div>
          <Growing
            attributes={{
              'aria-label': words.fields[of],
              name: `${of}.${index.toString()}`,
              'aria-invalid': mine !== null,
            }}
            lang={one.lang}
            said={true}
            value={one.text}
            onValue={(text) => {
              set(all.with(index, { ...one, text }));
            }}
          />
        </fieldset>
      ))}
      <FaultLine id={id} fault={mine} />
      <button
        type="button"
        class="quiet add"
        name={of}
        onClick={() => {
          set([...all, { lang: unused, text: '' }]);
        }}
      >
        + {add}
      </button>
    </div>
  );
}

function Labelled(props: {
  id: string;
  label: string;
  fault: string | null;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <div class="labelled">
      <label class="label" for={props.id}>
        {props.label}
      </label>
      {props.children}
      <FaultLine id={props.id} fault={props.fault} />
    </div>
  );
}

function FaultLine({ id, fault }: { id: string; fault: string | null }): JSX.Element | null {
  if (fault === null) return null;
  return (
    <p class="fault" id={`${id}-fault`}>
      <span aria-hidden="true">! </span>
      {fault}
    </p>
  );
}
