/** An entry's fields as the table has them, in their order. */
import type { JSX } from 'preact';
import { entryChoices } from '../entryChoices.js';
import { Area, Check, Chips, Labelled, Line, Select } from '../controls.js';
import { fieldsOf, type Field, type Path } from '../fields.js';
import { faultAt, useForm } from './context.js';
import { LanguageSelect } from './language.js';
import { AddPhotos, Photos } from './photos.js';
import { SaidList } from './saidList.js';
import { HappenedAt, MinutesAgo } from './when.js';

export function EntryForm(): JSX.Element {
  const { draft, blog, folds, speech } = useForm();
  if (draft.kind === 'drive' && blog.drives.length === 0) return <p class="hint">{speech.form.noDrives}</p>;
  return folds ? <Folded /> : <Whole />;
}

/** Every field in sight; translations have a sheet of their own there. */
function Whole(): JSX.Element {
  const fields = fieldsOf(useForm().draft.kind).filter(([path]) => path !== 'translations' && path !== 'place');
  return (
    <>
      {fields.map(oneField)}
      <HappenedAt />
      <OneField path="place" field={{ as: 'line' }} />
      <Photos />
    </>
  );
}

/** When and where, and what few entries need, behind "More": open where something typed or a fault is inside. */
function Folded(): JSX.Element {
  const form = useForm();
  const { draft, speech } = form;
  const fields = fieldsOf(draft.kind);
  const rare = fields.filter(([, { rare }]) => rare === true);
  const isUsed = ([path]: (typeof fields)[number]) =>
    path === 'translations' ? draft.translations.length > 0 : (draft.values[path] ?? '').trim() !== '';
  const isOpen = draft.from !== null || rare.some((one) => isUsed(one) || faultAt(form, one[0]) !== null);
  return (
    <>
      {draft.kind === 'photo' && <Photos />}
      {fields.filter((one) => !rare.includes(one)).map(oneField)}
      {draft.kind !== 'photo' && <AddPhotos />}
      <MinutesAgo />
      <details class="more" open={isOpen ? true : undefined}>
        <summary>{speech.form.more}</summary>
        <div class="form">{rare.map(oneField)}</div>
      </details>
    </>
  );
}

function oneField([path, field]: readonly [Path, Field]): JSX.Element {
  return <OneField key={path} path={path} field={field} />;
}

function OneField({ path, field }: { path: Path; field: Field }): JSX.Element {
  const form = useForm();
  const { draft, speech, change } = form;
  const { said = false, as } = field;
  const lang = said || as === 'area' ? draft.values.lang : undefined;
  const examples: Readonly<Record<string, string>> = speech.form.examples;
  const set = (value: string) => change(({ values }) => ({ values: { ...values, [path]: value } }));
  const shared = {
    name: path,
    label: speech.form.fields[field.label ?? path],
    fault: faultAt(form, path),
    placeholder: examples[path],
    value: draft.values[path] ?? '',
    onValue: set,
  };
  switch (as) {
    case 'line':
      return <Line {...shared} lang={lang} said={said} />;
    case 'url':
      return <Line {...shared} type="url" />;
    case 'amount':
      return <Line {...shared} inputmode="decimal" />;
    case 'time':
      return (
        <Line
          {...shared}
          type="datetime-local"
          hint={speech.say(speech.form.inRallyZone, { zone: form.blog.timeZone })}
        />
      );
    case 'area':
      return <Area {...shared} lang={lang} said={said} />;
    case 'check':
      return <Check {...shared} value={shared.value === 'yes'} onValue={(yes) => set(yes ? 'yes' : 'no')} />;
    case 'choice':
      return <Chips {...shared} choices={choicesOf(field, speech.form)} />;
    case 'drive':
      return <Select {...shared} choices={[NOTHING, ...drivesOf(form)]} />;
    case 'entry':
      return <Entries {...shared} />;
    case 'language':
      return <Language {...shared} mayBeEmpty={field.mayBeEmpty} />;
    case 'said':
      return <SaidList of={path === 'meanings' ? path : 'translations'} />;
  }
}

const NOTHING = { value: '', name: '' };

function choicesOf({ choices, mayBeEmpty }: Field, words: ReturnType<typeof useForm>['speech']['form']) {
  const named: Readonly<Record<string, string>> = choices === undefined ? {} : words[choices];
  return mayBeEmpty === true ? { '': words.notSaid, ...named } : named;
}

function drivesOf({ blog, speech }: ReturnType<typeof useForm>) {
  return blog.drives.map(({ id, title, done, target, unit }) => {
    return { value: id, name: speech.say(speech.form.driveState, { title, done, target, unit }) };
  });
}

interface FieldOf {
  name: string;
  label: string;
  fault: string | null;
  value: string;
  onValue: (value: string) => void;
}

function Language({ mayBeEmpty, ...field }: FieldOf & { mayBeEmpty: true | undefined }): JSX.Element {
  const { blog, speech } = useForm();
  return (
    <Labelled {...field}>
      {(described) => (
        <LanguageSelect
          {...described}
          {...field}
          label={undefined}
          ofBlog={blog.languages}
          mayBeEmpty={mayBeEmpty && speech.form.notSaid}
        />
      )}
    </Labelled>
  );
}

/** One of the published entries. */
function Entries(field: FieldOf): JSX.Element {
  const { entries, blog, speech } = useForm();
  return <Select {...field} choices={entryChoices(entries, field.value, blog.drives, speech.form.none)} />;
}
