import { zoneOffset } from '../../../shared/messages/zones.js';

/** The time zones one may choose from, with the offset that holds there at a moment. */
export interface Zone {
  name: string;
  /** The offset from UTC, such as "UTC+4", "UTC+5:30". */
  offset: string;
}

export function zonesAt(at: number): Zone[] {
  const names = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  return [...names].map((name) => ({ name, offset: zoneOffset(name, at) }));
}

/** A zone's name for people. Names of the form `Etc/GMT+3` say the contrary of what they mean (UTC-3): the offset stands alone. */
export function zoneTitle({ name, offset }: Zone): string {
  if (name === offset || name.startsWith('Etc/')) return offset;
  return `${name.replace(/_/g, ' ')} (${offset})`;
}

/** Zones whose name or offset holds every typed word; "baku", "asia bak" and "+4" all find Asia/Baku. */
export function zonesFound(zones: readonly Zone[], typed: string, most: number): Zone[] {
  const wanted = typed
    .toLowerCase()
    .split(/[\s/_]+/)
    .filter(Boolean);
  const found = zones.filter((zone) => {
    const text = `${zone.name.startsWith('Etc/') ? '' : zone.name.replace(/[_/]/g, ' ')} ${zone.offset}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  return found.slice(0, most);
}

/** The zone that this device is in. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
