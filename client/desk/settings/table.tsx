/**
 * Every setting of a blog, in the order in which they stand in its sheet: how a form begins with it, how it reads from a
 * blog and is sent, and what it is changed with. The forms, the patch and the merge field by field follow from this.
 */
import type { FunctionComponent, JSX } from 'preact';
import type { PublicBlog } from '../../../shared/entry.js';
import { Area, Line } from '../../entry/controls.js';
import type { Fault } from '../../entry/fault.js';
import { faultAt } from './faults.js';
import { Publisher, Start, typedOn, VisibilityChoice, type ControlProps } from './controls.js';
import * as make from './form.js';
import type { Field, Settings, SettingsForm } from './form.js';
import { Asks, Drives, Languages, Points } from './lists.js';
import { ZoneField } from './zoneField.js';
import { ownZone } from './zones.js';

interface Setting<Value> {
  blank: Value;
  read: (blog: PublicBlog) => Value;
  /** What the wire wants, not checked yet; undefined where it is left out: a patch then removes it. */
  sent: (value: Value, timeZone: string) => unknown;
  control: FunctionComponent<ControlProps<Value>>;
}

const SETTINGS: { readonly [Name in Field]: Setting<SettingsForm[Name]> } = {
  title: {
    blank: '',
    read: ({ title }) => title,
    sent: (title) => title.trim(),
    control: typedOn('title', Line),
  },
  standfirst: {
    blank: '',
    read: ({ standfirst }) => standfirst,
    sent: make.lineOf,
    control: typedOn('standfirst', Area),
  },
  summary: {
    blank: [],
    read: ({ summary }) => summary.map(({ lang, text, entry = '' }) => ({ lang, text, entry })),
    sent: make.pointsOf,
    control: Points,
  },
  drives: {
    blank: [],
    read: make.drivesForm,
    sent: make.drivesOf,
    control: Drives,
  },
  startsAt: {
    blank: '',
    read: ({ startsAt, timeZone }) => make.wallClock(startsAt, timeZone),
    sent: make.momentOf,
    control: Start,
  },
  asks: {
    blank: [],
    read: ({ asks = [] }) => asks,
    sent: (asks) => make.listOf(asks.map((ask) => ask.trim()).filter(Boolean)),
    control: Asks,
  },
  place: {
    blank: '',
    read: ({ place }) => place,
    sent: make.lineOf,
    control: typedOn('place', Line),
  },
  timeZone: {
    blank: ownZone(),
    read: ({ timeZone }) => timeZone,
    sent: (timeZone) => timeZone,
    control: ZoneField,
  },
  languages: {
    blank: ['en'],
    read: ({ languages }) => languages,
    sent: (languages) => [...languages],
    control: Languages,
  },
  visibility: {
    blank: 'desk',
    read: ({ visibility }) => visibility,
    sent: (visibility) => visibility,
    control: VisibilityChoice,
  },
  publisher: {
    blank: { name: '', contact: '', url: '', imprint: '', privacy: '' },
    read: ({ publisher }) => ({ url: '', imprint: '', privacy: '', ...publisher }),
    sent: make.publisherOf,
    control: Publisher,
  },
};

export const FIELDS = Object.keys(SETTINGS) as Field[];

export function formOf(blog: PublicBlog): SettingsForm {
  return formWith(({ read }) => read(blog));
}

export function blankForm(): SettingsForm {
  return formWith(({ blank }) => blank);
}

/** Of two of these follows a merge patch. */
export function settingsOf(form: SettingsForm): Settings {
  const sent = <Name extends Field>(name: Name) => SETTINGS[name].sent(form[name], form.timeZone);
  return make.blankless(Object.fromEntries(FIELDS.map((name) => [name, sent(name)])));
}

function formWith(value: (setting: Setting<unknown>) => unknown): SettingsForm {
  const settings = Object.entries(SETTINGS) as [Field, Setting<unknown>][];
  return Object.fromEntries(settings.map(([name, setting]) => [name, value(setting)])) as unknown as SettingsForm;
}

export interface FormPart {
  form: SettingsForm;
  fault: Fault | null;
  change: (part: Partial<SettingsForm>) => void;
}

/** One setting, to be changed. */
export function SettingField<Name extends Field>({
  name,
  form,
  fault,
  change,
}: FormPart & { name: Name }): JSX.Element {
  const Control: FunctionComponent<ControlProps<SettingsForm[Name]>> = SETTINGS[name].control;
  return (
    <Control
      form={form}
      value={form[name]}
      faultAt={(path) => faultAt(fault, path)}
      onValue={(value) => change({ [name]: value } as Partial<SettingsForm>)}
    />
  );
}
