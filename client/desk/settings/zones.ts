/** The time zones one may choose from, with the offset that holds there at a moment. */
export interface Zone {
  name: string;
  /** Such as "UTC+4", "UTC+5:30". */
  offset: string;
}

export function zonesAt(at: number): Zone[] {
  const names = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  return [...names].map((name) => ({ name, offset: offsetOf(name, at) }));
}

export function offsetOf(timeZone: string, at: number): string {
  try {
    const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
    const said = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return said.replace('GMT', 'UTC');
  } catch {
    return '';
  }
}

/** Those whose name or offset holds every word that was typed; "baku", "asia bak" and "+4" all find Asia/Baku. */
export function zonesFound(zones: readonly Zone[], typed: string, most: number): Zone[] {
  const wanted = typed
    .toLowerCase()
    .split(/[\s/_]+/)
    .filter(Boolean);
  const found = zones.filter(({ name, offset }) => {
    const text = `${name.replace(/[_/]/g, ' ')} ${offset}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  return found.slice(0, most);
}

/** The zone that this device is in. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
