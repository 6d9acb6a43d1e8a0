/** The parts that a form is made of. Each knows its field by the wire's path, and shows the fault that is about it. */
import { createContext, type ComponentChildren, type JSX } from 'preact';
import { useContext, useId } from 'preact/hooks';
import type { SessionBlog } from '../../../shared/protocol.js';
import type { Draft } from '../../entry/draft.js';
import type { Fault } from '../draft/fault.js';
import { useWords } from './hooks.js';

export interface Form {
  draft: Draft;
  blog: SessionBlog;
  fault: Fault | null;
  /** A function is given the draft as it is by then. */
  change: (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;
  /** While something is still being taken in, nothing can be sent. */
  setBusy: (isBusy: boolean) => void;
}

export const FormContext = createContext<Form | null>(null);

export function useForm(): Form {
  const form = useContext(FormContext);
  if (form === null) throw new Error('no form around this field');
  return form;
}

export function useField(path: string) {
  const { draft, fault, change } = useForm();
  const id = useId();
  const { fields, examples } = useWords().form;
  const mine = fault?.field === path ? fault.message : null;
  return {
    value: draft.values[path] ?? '',
    set: (value: string) => {
      change({ values: { ...draft.values, [path]: value } });
    },
    label: (fields as Record<string, string>)[path] ?? path,
    example: (examples as Partial<Record<string, string>>)[path],
    fault: mine,
    attributes: {
      id,
      name: path,
      'aria-invalid': mine !== null,
      'aria-describedby': mine === null ? undefined : `${id}-fault`,
    },
  };
}

export interface FieldProps {
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
export function Growing(props: {
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

export function Labelled(props: {
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

export function FaultLine({ id, fault }: { id: string; fault: string | null }): JSX.Element | null {
  if (fault === null) return null;
  return (
    <p class="fault" id={`${id}-fault`}>
      <span aria-hidden="true">! </span>
      {fault}
    </p>
  );
}
