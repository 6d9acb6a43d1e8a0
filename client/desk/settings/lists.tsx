/** The settings that are lists: points, collections, what to bring. */
import { Fragment, type JSX } from 'preact';
import { Growing, Line, Select } from '../../entry/controls.js';
import { FaultMessage } from '../../entry/labelled.js';
import { entryChoices } from '../../entry/entryChoices.js';
import { Amount } from '../../entry/form/amount.js';
import { LanguageSelect } from '../../entry/form/language.js';
import { Button } from '../frame/buttons.js';
import { useBoard, useWords } from '../frame/hooks.js';
import { choosable } from '../record/lists.js';
import type { ControlProps } from './controls.js';
import type { DriveForm, PointForm } from './form.js';

interface Row<Item> {
  item: Item;
  /** The row's path on the wire, such as `drives.0`. */
  at: string;
  set: (item: Item) => void;
  /** The button that takes the row out. */
  remove: JSX.Element;
}

interface ListFieldProps<Item> extends Pick<ControlProps<readonly Item[]>, 'value' | 'onValue' | 'faultAt'> {
  name: 'asks' | 'sites' | 'summary' | 'drives';
  hint?: string;
  /** The name of the button that adds a row, and the value that a new row begins with. */
  add: string;
  empty: Item;
  row: (row: Row<Item>) => JSX.Element;
}

function ListField<Item>({ name, value: items, hint, add, empty, row, ...props }: ListFieldProps<Item>): JSX.Element {
  const words = useWords();
  const { onValue, faultAt } = props;
  const without = (index: number) => () => onValue(items.filter((_, other) => other !== index));
  return (
    <fieldset class="list-field">
      <legend class="label">{words.fields[name]}</legend>
      {hint !== undefined && <p class="hint">{hint}</p>}
      {items.map((item, index) => (
        <Fragment key={index}>
          {row({
            item,
            at: `${name}.${index}`,
            set: (next) => onValue(items.map((other, at) => (at === index ? next : other))),
            remove: <Button look="quiet" says={words.form.remove} onClick={without(index)} />,
          })}
        </Fragment>
      ))}
      <FaultMessage fault={faultAt(name)} />
      <Button look="quiet" name={name} says={`+ ${add}`} onClick={() => onValue([...items, empty])} />
    </fieldset>
  );
}

interface LinesProps extends ControlProps<readonly string[]>, Pick<ListFieldProps<string>, 'hint' | 'add'> {
  name: 'asks' | 'sites';
  example: string;
  /** The attributes of what is typed. */
  typed?: object;
}

/** A list of lines. */
function Lines({ example, typed = { dir: 'auto' }, ...props }: LinesProps): JSX.Element {
  const label = useWords().fields[props.name];
  const row = ({ item, at, set, remove }: Row<string>) => (
    <div class="row list-row">
      <input
        {...typed}
        class="field grows"
        name={at}
        aria-label={label}
        placeholder={example}
        value={item}
        onInput={({ currentTarget }) => set(currentTarget.value)}
      />
      {remove}
    </div>
  );
  return <ListField {...props} empty="" row={row} />;
}

export function Asks(props: ControlProps<readonly string[]>): JSX.Element {
  const { addAsk, askExample } = useWords();
  return <Lines {...props} name="asks" add={addAsk} example={askExample} />;
}

/** An address runs from left to right in any language. */
const ADDRESS = { type: 'text', inputMode: 'url', autoCapitalize: 'off', spellcheck: false, dir: 'ltr' };

/** The sites whose pages may show the rally; without any, all may. */
export function Sites(props: ControlProps<readonly string[]>): JSX.Element {
  const { addSite, siteExample, hints } = useWords();
  return <Lines {...props} name="sites" hint={hints.sites} add={addSite} example={siteExample} typed={ADDRESS} />;
}

export function Points(props: ControlProps<readonly PointForm[]>): JSX.Element {
  const { words, state, blog } = useBoard();
  const { languages } = props.form;
  const row = ({ item, at, set, remove }: Row<PointForm>) => (
    <div class="stack list-item">
      <Growing
        attributes={{ name: `${at}.text`, 'aria-label': words.fields.summary }}
        rows={2}
        lang={item.lang}
        value={item.text}
        onValue={(text) => set({ ...item, text })}
      />
      <div class="row list-row">
        <LanguageSelect
          name={`${at}.lang`}
          label={words.form.fields.lang}
          value={item.lang}
          ofBlog={languages}
          onValue={(lang) => set({ ...item, lang })}
        />
        {remove}
      </div>
      <Select
        name={`${at}.entry`}
        label={words.pointEntry}
        value={item.entry}
        choices={entryChoices(choosable(state), item.entry, blog, words)}
        onValue={(entry) => set({ ...item, entry })}
      />
    </div>
  );
  const empty = { lang: languages[0] ?? 'en', text: '', entry: '' };
  return (
    <ListField {...props} name="summary" hint={words.hints.summary} add={words.addPoint} empty={empty} row={row} />
  );
}

const EMPTY_DRIVE: DriveForm = {
  id: '',
  title: '',
  unit: '',
  target: '',
  place: '',
  destination: '',
  startsAt: '',
  endsAt: '',
};

export function Drives(props: ControlProps<readonly DriveForm[]>): JSX.Element {
  const words = useWords();
  const row = ({ item, at, set, remove }: Row<DriveForm>) => {
    const field = (name: Exclude<keyof DriveForm, 'id'>, label: string) => ({
      name: `${at}.${name}`,
      label,
      value: item[name],
      onValue: (value: string) => set({ ...item, [name]: value }),
    });
    return (
      <div class="stack list-item">
        <Line {...field('title', words.driveTitle)} />
        <div class="stack pair">
          <Amount {...field('target', words.driveTarget)} />
          <Line {...field('unit', words.driveUnit)} />
          <Line {...field('place', words.drivePlace)} />
          <Line {...field('destination', words.driveDestination)} />
          <Line {...field('startsAt', words.driveStarts)} type="datetime-local" />
          <Line {...field('endsAt', words.driveEnds)} type="datetime-local" />
        </div>
        {remove}
      </div>
    );
  };
  return <ListField {...props} name="drives" add={words.addDrive} empty={EMPTY_DRIVE} row={row} />;
}
