/** The controls of settings, but for those that are lists. */
import type { FunctionComponent, JSX } from 'preact';
import { zoneSaid } from '../../../shared/messages/zones.js';
import type { Visibility } from '../../../shared/entry.js';
import { dayAndTime } from '../../../shared/messages/times.js';
import { Chips, Line, type TypedProps } from '../../entry/controls.js';
import { fromWallClock } from '../../entry/wallClock.js';
import { useWords } from '../frame/hooks.js';
import type { PublisherForm, SettingsForm } from './form.js';
import { ownZone } from './zones.js';

export interface ControlProps<Value> {
  value: Value;
  onValue: (value: Value) => void;
  /** The fault at this path of the wire, or at something within it. */
  faultAt: (path: string) => string | null;
  /** The other fields. */
  form: SettingsForm;
}

/** Makes the control of a setting that is typed as it is, on one line or several. */
export function typedOn(name: 'title' | 'standfirst' | 'place', Typed: FunctionComponent<TypedProps>) {
  return function TypedSetting({ value, onValue, faultAt }: ControlProps<string>): JSX.Element {
    const words = useWords();
    const hint = name === 'standfirst' ? words.hints.standfirst : undefined;
    return (
      <Typed name={name} label={words.fields[name]} hint={hint} value={value} fault={faultAt(name)} onValue={onValue} />
    );
  };
}

/** The start by the wall clock of the rally's zone, and the same moment where the editor is. */
export function Start({ value, onValue, faultAt, form }: ControlProps<string>): JSX.Element {
  const words = useWords();
  const { cities } = words.form;
  const own = ownZone();
  const isOwn = own === form.timeZone;
  const moment = isOwn || value === '' ? null : fromWallClock(value, form.timeZone);
  return (
    <div>
      <Line
        name="startsAt"
        label={words.fields.startsAt}
        hint={isOwn ? words.sameZone : words.say(words.form.inRallyZone, { zone: zoneSaid(form.timeZone, cities) })}
        type="datetime-local"
        value={value}
        fault={faultAt('startsAt')}
        onValue={onValue}
      />
      {moment !== null && (
        <p class="hint" data-own-zone="">
          {words.say(words.inYourZone, { time: dayAndTime(moment, own, words.lang), zone: zoneSaid(own, cities) })}
        </p>
      )}
    </div>
  );
}

export function VisibilityChoice({ value, onValue }: ControlProps<Visibility>): JSX.Element {
  const words = useWords();
  return (
    <Chips
      name="visibility"
      label={words.fields.visibility}
      value={value}
      choices={words.visibility}
      hint={words.visibilityDoes[value]}
      onValue={onValue}
    />
  );
}

export function FacesChoice({ value, onValue }: ControlProps<boolean>): JSX.Element {
  const words = useWords();
  const chosen = value ? 'required' : 'open';
  return (
    <Chips
      name="facesRequired"
      label={words.fields.facesRequired}
      value={chosen}
      choices={words.faces}
      hint={words.facesDoes[chosen]}
      onValue={(choice) => onValue(choice === 'required')}
    />
  );
}

/** The publisher, who answers for the rally's page: readers find the name at every entry. */
export function Publisher({ value: publisher, onValue, faultAt }: ControlProps<PublisherForm>): JSX.Element {
  const words = useWords();
  const field = (name: keyof PublisherForm) => ({
    name: `publisher.${name}`,
    label: words.fields[`publisher.${name}`],
    hint: name === 'contact' ? words.hints['publisher.contact'] : undefined,
    fault: faultAt(`publisher.${name}`),
    value: publisher[name],
    onValue: (value: string) => onValue({ ...publisher, [name]: value }),
  });
  return (
    <fieldset class="list-field">
      <legend class="label">{words.fields.publisher}</legend>
      <Line {...field('name')} />
      <Line {...field('contact')} />
      <Line {...field('url')} type="url" />
      <div class="stack pair">
        <Line {...field('imprint')} type="url" />
        <Line {...field('privacy')} type="url" />
      </div>
    </fieldset>
  );
}
