/** A time zone, found by typing a city or an offset. */
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { offsetOf, zonesAt, zonesFound } from './zones.js';
import { Labelled } from '../../entry/controls.js';
import { useWords } from '../frame/hooks.js';

const SHOWN = 40;

interface ZoneFieldProps {
  value: string;
  onValue: (zone: string) => void;
  fault: string | null;
}

export function ZoneField({ value, onValue, fault }: ZoneFieldProps): JSX.Element {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const [at] = useState(() => Date.now());
  const zones = useMemo(() => zonesAt(at), [at]);
  const found = zonesFound(zones, typed, SHOWN);
  const isListed = found.some(({ name }) => name === value);
  const choose = (text: string) => {
    setTyped(text);
    // One that is left is the one that is meant.
    const left = zonesFound(zones, text, 2);
    if (text.trim() !== '' && left.length === 1 && left[0] !== undefined) onValue(left[0].name);
  };
  return (
    <Labelled name="timeZone" label={words.fields.timeZone} fault={fault}>
      {(attributes) => (
        <>
          <div class="zone">
            <input
              class="field"
              type="search"
              aria-label={words.zoneSearch}
              placeholder={words.zoneSearch}
              value={typed}
              onInput={({ currentTarget }) => choose(currentTarget.value)}
            />
            <select
              {...attributes}
              class="field"
              value={value}
              onChange={({ currentTarget }) => onValue(currentTarget.value)}
            >
              {!isListed && <option value={value}>{optionOf(value, offsetOf(value, at))}</option>}
              {found.map(({ name, offset }) => (
                <option key={name} value={name}>
                  {optionOf(name, offset)}
                </option>
              ))}
            </select>
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

function optionOf(name: string, offset: string): string {
  return name === offset ? name : `${name.replace(/_/g, ' ')} (${offset})`;
}
