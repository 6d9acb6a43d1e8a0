/** The form of an entry: its fields as the table has them, in their order. */
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { zoneSaid } from '../../../shared/messages/zones.js';
import { isBlank, isolated } from '../../../shared/characters.js';
import { entryChoices } from '../entryChoices.js';
import { Area, Check, Chips, Line, Select, type TypedProps } from '../controls.js';
import { Labelled } from '../labelled.js';
import type { Field } from '../field.js';
import { fieldsOf, type Path } from '../fields.js';
import { Amount } from './amount.js';
import { faultAt, useForm, type Form } from './context.js';
import { DialectHelp } from './dialectHelp.js';
import { LanguageSelect } from './language.js';
import { AddPhotos, Photos } from './photos.js';
import { SaidList } from './saidList.js';
import { UnsentTranslations } from './unsentTranslations.js';
import { When, WhenAtDesk } from './when.js';

export function EntryForm(): JSX.Element {
  const { draft, blog, folds, speech } = useForm();
  if (draft.kind === 'drive' && blog.drives.length === 0) return <p class="hint">{speech.form.noDrives}</p>;
  return folds ? <Folded /> : <Unfolded />;
}

/** The desk's form, with every field in sight; translations have a sheet of their own there. */
function Unfolded(): JSX.Element {
  const fields = fieldsOf(useForm().draft.kind).filter(([path]) => path !== 'translations' && path !== 'place');
  return (
    <>
      {fields.map(oneField)}
      <WhenAtDesk />
      <OneField path="place" field={{ as: 'line' }} />
      <Photos />
    </>
  );
}

/** The phone's form: rare fields stand behind "More", which opens where typed text or a fault is inside. */
function Folded(): JSX.Element {
  const form = useForm();
  const { draft } = form;
  const fields = fieldsOf(draft.kind);
  const rare = fields.filter(([, { rare }]) => rare === true);
  const isUsed = ([path]: (typeof fields)[number]) =>
    path === 'translations' ? draft.translations.length > 0 : !isBlank(draft.values[path] ?? '');
  const hasFault = rare.some(([path]) => faultAt(form, path) !== null);
  return (
    <>
      {draft.kind === 'photo' && <Photos />}
      {fields.filter((one) => !rare.includes(one)).map(oneField)}
      {draft.kind !== 'photo' && <AddPhotos />}
      <When />
      <More isUsed={draft.from !== null || rare.some(isUsed)} fault={hasFault ? form.fault : null}>
        {rare.map(oneField)}
      </More>
    </>
  );
}

interface MoreProps {
  isUsed: boolean;
  /** A fault of a field inside. */
  fault: Form['fault'];
  children: ComponentChildren;
}

/** Opened for what is inside, and shut by a hand alone: a field that is emptied to be filled anew has the focus in here. */
function More({ isUsed, fault, children }: MoreProps): JSX.Element {
  const box = useRef<HTMLDetailsElement>(null);
  // Before the focus goes to a fault: a field that is folded away takes none.
  useLayoutEffect(() => {
    if (box.current !== null && (isUsed || fault !== null)) box.current.open = true;
  }, [isUsed, fault]);
  return (
    <details class="more" ref={box}>
      <summary>{useForm().speech.form.more}</summary>
      <div class="form">{children}</div>
    </details>
  );
}

function oneField([path, field]: readonly [Path, Field]): JSX.Element {
  return <OneField key={path} path={path} field={field} />;
}

type Whole = ReturnType<typeof useForm>;

function OneField({ path, field }: { path: Path; field: Field }): JSX.Element | null {
  const form = useForm();
  const { draft, speech, change } = form;
  const examples: Readonly<Record<string, string>> = speech.form.examples;
  const said = field.said === true;
  const typed: TypedProps = {
    name: path,
    label: speech.form.fields[field.label ?? path],
    fault: faultAt(form, path),
    placeholder: examples[path],
    said,
    lang: said || field.as === 'area' ? draft.values.lang : undefined,
    value: draft.values[path] ?? '',
    onValue: (value) => change(({ values }) => ({ values: { ...values, [path]: value } }), TYPED.has(field.as)),
  };
  const control = CONTROLS[field.as](typed, field, form);
  if (path !== 'text') return control;
  return (
    <>
      {control}
      <DialectHelp />
    </>
  );
}

const TYPED: ReadonlySet<Field['as']> = new Set(['line', 'url', 'amount', 'area']);

const CONTROLS: Readonly<Record<Field['as'], (typed: TypedProps, field: Field, form: Whole) => JSX.Element | null>> = {
  line: (typed) => <Line {...typed} leadsOn />,
  url: (typed) => <Line {...typed} type="url" leadsOn />,
  amount: (typed) => <Amount {...typed} />,
  people: (typed) => <Line {...typed} inputmode="numeric" leadsOn />,
  area: (typed, { rows }) => <Area {...typed} {...(rows === undefined ? {} : { rows })} />,
  said: ({ name }, _field, { draft }) => {
    if (name === 'meanings') return <SaidList of={name} />;
    return draft.from === null ? <SaidList of="translations" /> : <UnsentTranslations />;
  },
  choice: (typed, field, { speech }) => <Chips {...typed} choices={choicesOf(field, speech.form)} />,
  drive: (typed, _field, form) => <Select {...typed} choices={[NOTHING, ...drivesOf(form)]} />,
  time: (typed, _field, { blog, speech }) => (
    <Line
      {...typed}
      type="datetime-local"
      leadsOn
      hint={speech.say(speech.form.inRallyZone, { zone: zoneSaid(blog.timeZone, speech.form.cities) })}
    />
  ),
  check: ({ name, label, value, onValue }) => (
    <Check name={name} label={label} value={value === 'yes'} onValue={(yes) => onValue(yes ? 'yes' : 'no')} />
  ),
  entry(typed, _field, { entries, blog, speech }) {
    const choices = entryChoices(entries, typed.value, blog, speech);
    // Where nothing was published there is nothing to correct.
    return choices.length === 1 ? null : <Select {...typed} choices={choices} />;
  },
  language: ({ value, onValue, ...typed }, { mayBeEmpty }, { blog, speech }) => (
    <Labelled {...typed}>
      {(attributes) => (
        <LanguageSelect
          {...attributes}
          value={value}
          onValue={onValue}
          ofBlog={blog.languages}
          mayBeEmpty={mayBeEmpty && speech.form.notSaid}
        />
      )}
    </Labelled>
  ),
};

const NOTHING = { value: '', name: '' };

function choicesOf({ choices, mayBeEmpty }: Field, words: Whole['speech']['form']) {
  const named: Readonly<Record<string, string>> = choices === undefined ? {} : words[choices];
  return mayBeEmpty === true ? { '': words.notSaid, ...named } : named;
}

function drivesOf({ blog, speech }: Whole) {
  return blog.drives.map(({ id, title, done, target, unit }) => {
    return {
      value: id,
      name: speech.say(speech.form.driveState, { title: isolated(title), done, target, unit: isolated(unit) }),
    };
  });
}
