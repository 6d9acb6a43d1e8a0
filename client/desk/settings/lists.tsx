/** The settings that are lists: languages, what to bring, points, collections. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { languageChoices, languageName } from '../../entry/languages.js';
import type { DriveForm, PointForm } from './form.js';
import { FaultLine, Line } from '../../entry/controls.js';
import { useWords } from '../frame/hooks.js';
import { LanguageSelect } from '../../entry/form/language.js';

interface ListProps<Item> {
  items: readonly Item[];
  onItems: (items: readonly Item[]) => void;
  fault: string | null;
}

/** The order matters: the first one is what the readers' page opens with. */
export function Languages({ items, onItems, fault }: ListProps<string>): JSX.Element {
  const words = useWords();
  const [adding, setAdding] = useState('');
  const move = (index: number, by: -1 | 1) => {
    const here = items[index] ?? '';
    const there = items[index + by] ?? '';
    onItems(items.with(index, there).with(index + by, here));
  };
  const add = (lang: string) => {
    setAdding('');
    if (lang !== '' && !items.includes(lang)) onItems([...items, lang]);
  };
  const choices = languageChoices([], '').filter((lang) => !items.includes(lang));
  return (
    <fieldset class="list-field">
      <legend class="label">{words.fields.languages}</legend>
      <p class="hint">{words.hints.languages}</p>
      <ol class="tags">
        {items.map((lang, index) => (
          <li class="tag" key={lang}>
            <span lang={lang}>{languageName(lang)}</span> <code>{lang}</code>
            {index === 0 && <em class="hint">{words.firstLanguage}</em>}
            <span class="tag-deeds">
              <Small
                label={words.say(words.earlierNamed, { name: lang })}
                isOff={index === 0}
                onClick={() => move(index, -1)}
              >
                ↑
              </Small>
              <Small
                label={words.say(words.laterNamed, { name: lang })}
                isOff={index === items.length - 1}
                onClick={() => move(index, 1)}
              >
                ↓
              </Small>
              <Small
                label={words.say(words.form.removeNamed, { name: lang })}
                isOff={items.length === 1}
                onClick={() => onItems(items.filter((other) => other !== lang))}
              >
                ×
              </Small>
            </span>
          </li>
        ))}
      </ol>
      <div class="list-row">
        <select
          class="field"
          name="languages"
          aria-label={words.addLanguage}
          value={adding}
          onChange={({ currentTarget: { value } }) => (value === '?' ? setAdding('?') : add(value))}
        >
          <option value="">+ {words.addLanguage}</option>
          {choices.map((lang) => (
            <option key={lang} value={lang} lang={lang}>
              {languageName(lang)}
            </option>
          ))}
          <option value="?">{words.form.otherLanguage}</option>
        </select>
        {adding === '?' && (
          <input
            class="field"
            dir="ltr"
            autocapitalize="none"
            aria-label={words.form.languageTag}
            placeholder={words.form.languageTag}
            onChange={({ currentTarget }) => add(currentTarget.value.trim())}
          />
        )}
      </div>
      <FaultLine fault={fault} />
    </fieldset>
  );
}

export function Asks({ items, onItems, fault }: ListProps<string>): JSX.Element {
  const words = useWords();
  return (
    <fieldset class="list-field">
      <legend class="label">{words.fields.asks}</legend>
      {items.map((ask, index) => (
        <div class="list-row" key={index}>
          <input
            class="field grows"
            name={`asks.${index.toString()}`}
            aria-label={words.fields.asks}
            dir="auto"
            placeholder={words.askExample}
            value={ask}
            onInput={({ currentTarget }) => onItems(items.with(index, currentTarget.value))}
          />
          <RemoveButton onClick={() => onItems(items.filter((_, other) => other !== index))} />
        </div>
      ))}
      <FaultLine fault={fault} />
      <button type="button" class="quiet" name="asks" onClick={() => onItems([...items, ''])}>
        + {words.addAsk}
      </button>
    </fieldset>
  );
}

interface PointsProps extends ListProps<PointForm> {
  languages: readonly string[];
  /** The choice of an entry that the point links to. */
  link: (value: string, onValue: (id: string) => void, name: string) => JSX.Element;
}

export function Points({ items, onItems, fault, languages, link }: PointsProps): JSX.Element {
  const words = useWords();
  const set = (index: number, part: Partial<PointForm>) => {
    const item = items[index];
    if (item !== undefined) onItems(items.with(index, { ...item, ...part }));
  };
  return (
    <fieldset class="list-field">
      <legend class="label">{words.fields.summary}</legend>
      <p class="hint">{words.hints.summary}</p>
      {items.map((point, index) => (
        <div class="list-item" key={index}>
          <textarea
            class="field area short"
            name={`summary.${index.toString()}.text`}
            aria-label={words.fields.summary}
            dir="auto"
            lang={point.lang}
            rows={2}
            value={point.text}
            onInput={({ currentTarget }) => set(index, { text: currentTarget.value })}
          />
          <div class="list-row">
            <LanguageSelect
              name={`summary.${index.toString()}.lang`}
              label={words.form.fields.lang}
              value={point.lang}
              ofBlog={languages}
              onValue={(lang) => set(index, { lang })}
            />
            <RemoveButton onClick={() => onItems(items.filter((_, other) => other !== index))} />
          </div>
          {link(point.entry, (entry) => set(index, { entry }), `summary.${index.toString()}.entry`)}
        </div>
      ))}
      <FaultLine fault={fault} />
      <button
        type="button"
        class="quiet"
        name="summary"
        onClick={() => onItems([...items, { lang: languages[0] ?? 'en', text: '', entry: '' }])}
      >
        + {words.addPoint}
      </button>
    </fieldset>
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

export function Drives({ items, onItems, fault }: ListProps<DriveForm>): JSX.Element {
  const words = useWords();
  return (
    <fieldset class="list-field">
      <legend class="label">{words.fields.drives}</legend>
      {items.map((drive, index) => {
        const field = (name: Exclude<keyof DriveForm, 'id'>, label: string) => ({
          name: `drives.${index.toString()}.${name}`,
          label,
          value: drive[name],
          onValue: (value: string) => onItems(items.with(index, { ...drive, [name]: value })),
        });
        return (
          <div class="list-item" key={index}>
            <Line {...field('title', words.driveTitle)} />
            <div class="pair">
              <Line {...field('target', words.driveTarget)} inputmode="decimal" />
              <Line {...field('unit', words.driveUnit)} />
              <Line {...field('place', words.drivePlace)} />
              <Line {...field('destination', words.driveDestination)} />
              <Line {...field('startsAt', words.driveStarts)} type="datetime-local" />
              <Line {...field('endsAt', words.driveEnds)} type="datetime-local" />
            </div>
            <RemoveButton onClick={() => onItems(items.filter((_, other) => other !== index))} />
          </div>
        );
      })}
      <FaultLine fault={fault} />
      <button type="button" class="quiet" name="drives" onClick={() => onItems([...items, EMPTY_DRIVE])}>
        + {words.addDrive}
      </button>
    </fieldset>
  );
}

function RemoveButton({ onClick }: { onClick: () => void }): JSX.Element {
  const words = useWords();
  return (
    <button type="button" class="quiet" onClick={onClick}>
      {words.form.remove}
    </button>
  );
}

function Small(props: { label: string; isOff: boolean; onClick: () => void; children: string }): JSX.Element {
  return (
    <button type="button" class="small" aria-label={props.label} disabled={props.isOff} onClick={props.onClick}>
      {props.children}
    </button>
  );
}
