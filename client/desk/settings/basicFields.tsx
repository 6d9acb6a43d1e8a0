/** The settings that a rally begins with; they stand in the form that makes one and in its settings. */
import type { JSX } from 'preact';
import type { SettingsForm } from './form.js';
import { faultAt, type SettingsFault } from './faults.js';
import { fromWallClock } from '../../entry/wallClock.js';
import { dayAndTime } from '../../../shared/messages/times.js';
import { ownZone } from './zones.js';
import { Chips, Line } from '../../entry/controls.js';
import { useWords } from '../frame/hooks.js';
import { Asks, Languages } from './lists.js';
import { ZoneField } from './zoneField.js';

export interface FormPart {
  form: SettingsForm;
  fault: SettingsFault | null;
  change: (part: Partial<SettingsForm>) => void;
}

export function PlaceField({ form, fault, change }: FormPart): JSX.Element {
  const words = useWords();
  return (
    <Line
      name="place"
      label={words.fields.place}
      value={form.place}
      fault={faultAt(fault, 'place')}
      onValue={(place) => change({ place })}
    />
  );
}

export function ZonePart({ form, fault, change }: FormPart): JSX.Element {
  return (
    <ZoneField value={form.timeZone} fault={faultAt(fault, 'timeZone')} onValue={(timeZone) => change({ timeZone })} />
  );
}

/** The wall clock in the rally's zone, and what it is where the editor is. */
export function StartField({ form, fault, change }: FormPart): JSX.Element {
  const words = useWords();
  const own = ownZone();
  const moment = form.startsAt === '' ? null : fromWallClock(form.startsAt, form.timeZone);
  const elsewhere =
    moment === null ? null : words.say(words.inYourZone, { time: dayAndTime(moment, own, words.lang), zone: own });
  return (
    <div>
      <Line
        name="startsAt"
        label={words.fields.startsAt}
        hint={own === form.timeZone ? words.sameZone : words.say(words.form.inRallyZone, { zone: form.timeZone })}
        type="datetime-local"
        value={form.startsAt}
        fault={faultAt(fault, 'startsAt')}
        onValue={(startsAt) => change({ startsAt })}
      />
      {elsewhere !== null && own !== form.timeZone && (
        <p class="hint" data-own-zone="">
          {elsewhere}
        </p>
      )}
    </div>
  );
}

export function LanguagesPart({ form, fault, change }: FormPart): JSX.Element {
  return (
    <Languages
      items={form.languages}
      fault={faultAt(fault, 'languages')}
      onItems={(languages) => change({ languages })}
    />
  );
}

export function VisibilityField({ form, change }: FormPart): JSX.Element {
  const words = useWords();
  return (
    <Chips
      name="visibility"
      label={words.fields.visibility}
      value={form.visibility}
      choices={words.visibility}
      hint={words.visibilityDoes[form.visibility]}
      onValue={(visibility) => change({ visibility })}
    />
  );
}

export function AsksPart({ form, fault, change }: FormPart): JSX.Element {
  return <Asks items={form.asks} fault={faultAt(fault, 'asks')} onItems={(asks) => change({ asks })} />;
}
