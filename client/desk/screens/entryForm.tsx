/** An entry's fields, by kind: for what is edited, and for what the desk posts of its own. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Draft } from '../../entry/draft.js';
import { wordsOfEntry } from '../../entry/entryWords.js';
import { gistOf } from '../../entry/gist.js';
import { fromWallClock, toWallClock } from '../../entry/wallClock.js';
import { listed } from '../deskState/lists.js';
import { ENTRY_FIELDS, type EntryField } from '../entryFields.js';
import type { Fault } from '../entryFault.js';
import { Area, Check, Chips, FaultLine, Labelled, Line, Select } from './fields.js';
import { useBoard, useWords } from './hooks.js';
import { LanguageSelect } from './language.js';

interface EntryFormProps {
  draft: Draft;
  fault: Fault | null;
  change: (part: Partial<Draft>) => void;
}

export function EntryForm({ draft, fault, change }: EntryFormProps): JSX.Element {
  const words = useWords();
  const { blog } = useBoard();
  const of = { draft, fault, change };
  const happened = draft.happenedAt === null ? '' : toWallClock(draft.happenedAt, blog.timeZone);
  return (
    <>
      {ENTRY_FIELDS[draft.kind].map((field) => (
        <OneField key={field.path} field={field} {...of} />
      ))}
      <div class="pair">
        <Line
          name="happenedAt"
          label={words.form.fields.happenedAt}
          hint={words.say(words.form.inRallyZone, { zone: blog.timeZone })}
          type="datetime-local"
          value={happened}
          fault={faultAt(fault, 'happenedAt')}
          onValue={(typed) => change({ happenedAt: fromWallClock(typed, blog.timeZone) ?? draft.happenedAt })}
        />
        <OneField field={{ path: 'place', as: 'line' }} {...of} />
      </div>
    </>
  );
}

function OneField({ field, draft, fault, change }: EntryFormProps & { field: EntryField }): JSX.Element | null {
  const words = useWords();
  const { blog } = useBoard();
  const { path } = field;
  const set = (value: string) => change({ values: { ...draft.values, [path]: value } });
  const shared = {
    name: path,
    label: (words.form.fields as Partial<Record<string, string>>)[field.label ?? path] ?? path,
    fault: faultAt(fault, path),
    value: draft.values[path] ?? '',
    onValue: set,
  };
  const lang = draft.values.lang;
  switch (field.as) {
    case 'line':
      return <Line {...shared} lang={field.said === true ? lang : undefined} />;
    case 'url':
      return <Line {...shared} type="url" />;
    case 'amount':
      return <Line {...shared} inputmode="decimal" />;
    case 'time':
      return (
        <Line {...shared} type="datetime-local" hint={words.say(words.form.inRallyZone, { zone: blog.timeZone })} />
      );
    case 'area':
      return <Area {...shared} lang={lang} said={field.said ?? false} />;
    case 'check':
      return <Check {...shared} value={shared.value === 'yes'} onValue={(yes) => set(yes ? 'yes' : 'no')} />;
    case 'occasion':
      return (
        <Chips
          {...shared}
          value={shared.value as '' | 'stage'}
          choices={{ '': words.form.notSaid, ...words.form.occasions }}
        />
      );
    case 'urgency':
      return (
        <Chips
          {...shared}
          value={shared.value as '' | 'info'}
          choices={{ '': words.form.notSaid, ...words.form.urgencies }}
        />
      );
    case 'amountIs':
      return <Chips {...shared} value={shared.value as 'add'} choices={words.form.amountIs} />;
    case 'drive':
      return <Select {...shared} choices={blog.drives.map(({ id, title }) => ({ value: id, name: title }))} />;
    case 'language':
      return <LanguageField {...shared} mayBeEmpty={field.mayBeEmpty === true ? words.form.notSaid : undefined} />;
    case 'entry':
      return <EntrySelect {...shared} />;
    case 'meanings':
      return <Meanings draft={draft} fault={fault} change={change} />;
  }
}

interface FieldOf {
  name: string;
  label: string;
  fault: string | null;
  value: string;
  onValue: (value: string) => void;
}

function LanguageField({ mayBeEmpty, ...field }: FieldOf & { mayBeEmpty: string | undefined }): JSX.Element {
  const id = useId();
  const { blog } = useBoard();
  return (
    <Labelled id={id} {...field}>
      <LanguageSelect id={id} {...field} label={undefined} ofBlog={blog.languages} mayBeEmpty={mayBeEmpty} />
    </Labelled>
  );
}

/** One of the published entries that are loaded, newest first. */
export function EntrySelect(field: FieldOf): JSX.Element {
  const { state, blog } = useBoard();
  const words = useWords();
  const known = listed(state, 'published', '').slice(0, 60);
  const choices = known.map((entry) => {
    const { lead, words: said, lang } = gistOf(wordsOfEntry(entry), blog.drives);
    return { value: entry.id, name: [lead, said].filter(Boolean).join(': ').slice(0, 70), lang };
  });
  const isUnknown = field.value !== '' && !choices.some(({ value }) => value === field.value);
  const other = isUnknown ? [{ value: field.value, name: field.value.slice(0, 8) }] : [];
  return <Select {...field} choices={[{ value: '', name: words.form.none }, ...other, ...choices]} />;
}

/** What a chant means, in other languages. */
function Meanings({ draft, fault, change }: EntryFormProps): JSX.Element {
  const words = useWords();
  const { blog } = useBoard();
  const { meanings } = draft;
  const label = words.form.fields.meanings;
  const unused = blog.languages.find(
    (lang) => lang !== draft.values.lang && !meanings.some((one) => one.lang === lang),
  );
  return (
    <fieldset class="list-field">
      <legend class="label">{label}</legend>
      {meanings.map((one, index) => (
        <div class="list-row" key={index}>
          <LanguageSelect
            name={`meanings.${index.toString()}.lang`}
            label={words.form.fields.lang}
            value={one.lang}
            ofBlog={blog.languages}
            onValue={(lang) => change({ meanings: meanings.with(index, { ...one, lang }) })}
          />
          <input
            class="field grows"
            name={`meanings.${index.toString()}`}
            aria-label={label}
            dir="auto"
            lang={one.lang}
            value={one.text}
            onInput={({ currentTarget: { value: text } }) =>
              change({ meanings: meanings.with(index, { ...one, text }) })
            }
          />
          <button
            type="button"
            class="quiet"
            onClick={() => change({ meanings: meanings.filter((other) => other !== one) })}
          >
            {words.form.remove}
          </button>
        </div>
      ))}
      <FaultLine fault={faultAt(fault, 'meanings')} />
      <button
        type="button"
        class="quiet"
        name="meanings"
        onClick={() => change({ meanings: [...meanings, { lang: unused ?? 'en', text: '' }] })}
      >
        + {words.form.addMeaning}
      </button>
    </fieldset>
  );
}

function faultAt(fault: Fault | null, field: string): string | null {
  return fault?.field === field ? fault.message : null;
}
