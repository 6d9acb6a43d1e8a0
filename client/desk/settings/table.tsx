/**
 * The table of a blog's settings, in the order of their sheet: how a form begins with each, how it reads from a blog and
 * is sent, how its value is said in words, and the control that changes it. The forms, the patch and the merge field by field follow from this.
 */
import type { FunctionComponent, JSX } from 'preact';
import type { PublicBlog } from '../../../shared/entry.js';
import { Area, Line } from '../../entry/controls.js';
import type { Fault } from '../../entry/fault.js';
import { faultAt } from './faults.js';
import { FacesChoice, Publisher, Start, typedOn, VisibilityChoice, type ControlProps } from './controls.js';
import * as make from './form.js';
import type { Field, Settings, SettingsForm } from './form.js';
import { Languages } from './languages.js';
import { Asks, Drives, Points, Sites } from './lists.js';
import * as shown from './shown.js';
import { ZoneField } from './zoneField.js';
import { ownZone } from './zones.js';

interface Setting<Value> {
  blank: Value;
  read: (blog: PublicBlog) => Value;
  /** The value as the wire wants it, not checked yet; undefined leaves it out: a patch then removes it. */
  sent: (value: Value, timeZone: string) => unknown;
  /** The value in words, a line for each of its parts. */
  shown: (value: Value, around: shown.Around) => readonly string[];
  control: FunctionComponent<ControlProps<Value>>;
}

const asTyped = (value: string): string[] => [value];

/** A setting that is typed; left out where it is blank and may be. */
function typed(name: 'title' | 'standfirst' | 'place', Typed: typeof Line | typeof Area): Setting<string> {
  const sent = (value: string) => (name === 'title' ? value.trim() : make.lineOf(value));
  return { blank: '', read: (blog) => blog[name], sent, shown: asTyped, control: typedOn(name, Typed) };
}

/** A setting that is a list of lines; blank ones are left out. */
function lines(name: 'asks' | 'sites', control: Setting<readonly string[]>['control']): Setting<readonly string[]> {
  const sent = (typed: readonly string[]) => make.listOf(typed.map(make.lineOf).filter((line) => line !== undefined));
  return { blank: [], read: (blog) => blog[name] ?? [], sent, shown: (typed) => typed, control };
}

type AsIs = Pick<SettingsForm, 'timeZone' | 'languages' | 'visibility'>;

/** A setting that the form has as the wire has it. */
function asIs<Name extends keyof AsIs>(
  name: Name,
  blank: AsIs[Name],
  way: Pick<Setting<AsIs[Name]>, 'shown' | 'control'>,
): Setting<AsIs[Name]> {
  return { blank, read: (blog: AsIs) => blog[name], sent: (value) => value, ...way };
}

const SETTINGS: { readonly [Name in Field]: Setting<SettingsForm[Name]> } = {
  title: typed('title', Line),
  standfirst: typed('standfirst', Area),
  summary: {
    blank: [],
    read: ({ summary }) => summary.map(({ lang, text, entry = '' }) => ({ lang, text, entry })),
    sent: make.pointsOf,
    shown: shown.points,
    control: Points,
  },
  drives: { blank: [], read: make.drivesForm, sent: make.drivesOf, shown: shown.drives, control: Drives },
  startsAt: {
    blank: '',
    read: ({ startsAt, timeZone }) => make.wallClock(startsAt, timeZone),
    sent: make.momentOf,
    shown: shown.moment,
    control: Start,
  },
  asks: lines('asks', Asks),
  place: typed('place', Line),
  timeZone: asIs('timeZone', ownZone(), { shown: shown.zone, control: ZoneField }),
  languages: asIs('languages', ['en'], { shown: shown.languages, control: Languages }),
  visibility: asIs('visibility', 'desk', { shown: shown.visibility, control: VisibilityChoice }),
  sites: lines('sites', Sites),
  facesRequired: {
    blank: false,
    read: ({ facesRequired }) => facesRequired === true,
    sent: (isRequired) => (isRequired ? true : undefined),
    shown: shown.faces,
    control: FacesChoice,
  },
  publisher: {
    blank: { name: '', contact: '', url: '', imprint: '', privacy: '' },
    read: ({ publisher }) => ({ url: '', imprint: '', privacy: '', ...publisher }),
    sent: make.publisherOf,
    shown: shown.publisher,
    control: Publisher,
  },
};

/** The settings for code that goes through all of them, to which a value is of no known type. */
const ALL = SETTINGS as Readonly<Record<Field, Setting<unknown>>>;

export const FIELDS = Object.keys(SETTINGS) as Field[];

export function formOf(blog: PublicBlog): SettingsForm {
  return each((name) => ALL[name].read(blog)) as unknown as SettingsForm;
}

export function blankForm(): SettingsForm {
  return each((name) => ALL[name].blank) as unknown as SettingsForm;
}

/** The settings as the wire wants them: a merge patch is the difference of two of these. */
export function settingsOf(form: SettingsForm): Settings {
  return make.blankless(each((name) => ALL[name].sent(form[name], form.timeZone)));
}

/** The value of a setting in words, whatever its shape; '–' where it has none. */
export function shownOf(name: Field, form: SettingsForm, around: Omit<shown.Around, 'timeZone'>): string {
  const lines = ALL[name].shown(form[name], { ...around, timeZone: form.timeZone });
  return lines.filter((line) => line.trim() !== '').join('\n') || '–';
}

function each(value: (name: Field) => unknown): Settings {
  return Object.fromEntries(FIELDS.map((name) => [name, value(name)]));
}

interface SettingFieldProps {
  name: Field;
  form: SettingsForm;
  fault: Fault | null;
  onForm: (form: SettingsForm) => void;
}

/** The control of a setting. */
export function SettingField({ name, form, fault, onForm }: SettingFieldProps): JSX.Element {
  const { control: Control } = ALL[name];
  return (
    <Control
      form={form}
      value={form[name]}
      faultAt={(path) => faultAt(fault, path)}
      onValue={(value) => onForm({ ...form, [name]: value })}
    />
  );
}
