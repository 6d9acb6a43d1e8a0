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

/** A day and a time as a clock in that zone shows them, such as "Sun 27 Feb, 15:00". */
export function dayAndTime(iso: string, timeZone: string): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return '';
  const day = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...day, timeZone, hourCycle: 'h23' }).format(at);
}
