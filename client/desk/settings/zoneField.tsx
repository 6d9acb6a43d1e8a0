/** A time zone, found by typing a city or an offset. */
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { LEADS_ON } from '../../entry/keys.js';
import { Labelled } from '../../entry/labelled.js';
import { useWords } from '../frame/hooks.js';
import type { ControlProps } from './controls.js';
import { zoneAt, zonesAt, zonesFound, zoneTitle, type Zone } from './zones.js';

const SHOWN = 40;

/** Enter in the search leads to the list of what it found: it would else send the whole form. */
export function ZoneField({ value, onValue, faultAt }: ControlProps<string>): JSX.Element {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const [at] = useState(() => Date.now());
  const { cities } = words.form;
  const zones = useMemo(() => zonesAt(at, cities), [at, cities]);
  const found = zonesFound(zones, typed, SHOWN);
  const shown = found.some(({ name }) => name === value) ? found : [zoneAt(value, at, cities), ...found];
  const choose = (text: string) => {
    setTyped(text);
    // A single zone that is left is the one that is meant.
    const left = zonesFound(zones, text, 2);
    if (text.trim() !== '' && left.length === 1 && left[0] !== undefined) onValue(left[0].name);
  };
  return (
    <Labelled name="timeZone" label={words.fields.timeZone} fault={faultAt('timeZone')}>
      {(attributes) => (
        <>
          <div class="stack zone">
            <input
              class="field"
              type="search"
              aria-label={words.zoneSearch}
              placeholder={words.zoneSearch}
              value={typed}
              onInput={({ currentTarget }) => choose(currentTarget.value)}
              {...LEADS_ON}
            />
            <ZoneSelect attributes={attributes} zones={shown} value={value} onValue={onValue} />
          </div>
          {found.length === 0 && (
            <p class="hint" role="status">
              {words.zoneNone}
            </p>
          )}
        </>
      )}
    </Labelled>
  );
}

interface ZoneSelectProps extends Pick<ControlProps<string>, 'value' | 'onValue'> {
  /** Attributes that tie the list to its label and its fault. */
  attributes: object;
  zones: readonly Zone[];
}

function ZoneSelect({ attributes, zones, value, onValue }: ZoneSelectProps): JSX.Element {
  return (
    <select {...attributes} class="field" value={value} onChange={({ currentTarget }) => onValue(currentTarget.value)}>
      {zones.map((zone) => (
        <option key={zone.name} value={zone.name}>
          {zoneTitle(zone)}
        </option>
      ))}
    </select>
  );
}
