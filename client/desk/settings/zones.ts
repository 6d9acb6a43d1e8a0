import { cityOf, zoneOffset } from '../../../shared/messages/zones.js';
import { plain } from '../record/lists.js';

/** Names of cities by their zones, in the page's language. */
type Cities = Readonly<Record<string, string>>;

/** The time zones one may choose from, with the offset that holds there at a moment. */
export interface Zone {
  name: string;
  /** The name of its city for people; null for a zone that has none. */
  city: string | null;
  /** The offset from UTC, such as "UTC+4", "UTC+5:30". */
  offset: string;
}

export function zonesAt(at: number, cities: Cities): Zone[] {
  const names = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);
  return [...names].map((name) => zoneAt(name, at, cities));
}

export function zoneAt(name: string, at: number, cities: Cities): Zone {
  return { name, city: cityOf(name, cities), offset: zoneOffset(name, at) };
}

/**
 * A zone's name for people: "Asia/Baku (UTC+4)", and before it the city where people call that otherwise. Names of the form
 * `Etc/GMT+3` say the contrary of what they mean (UTC-3): the offset stands alone.
 */
export function zoneTitle({ name, city, offset }: Zone): string {
  if (name === offset || name.startsWith('Etc/')) return offset;
  const named = `${name.replace(/_/g, ' ')} (${offset})`;
  return city === null || city === cityOf(name) ? named : `${city} · ${named}`;
}

/**
 * Zones whose name, city or offset holds every typed word, whatever its case and accents: "baku", "Bakı", "asia bak" and "+4"
 * all find Asia/Baku.
 */
export function zonesFound(zones: readonly Zone[], typed: string, most: number): Zone[] {
  const wanted = plain(typed)
    .split(/[\s/_]+/)
    .filter(Boolean);
  const found = zones.filter((zone) => {
    const text = plain(
      `${zone.name.startsWith('Etc/') ? '' : zone.name.replace(/[_/]/g, ' ')} ${zone.city ?? ''} ${zone.offset}`,
    );
    return wanted.every((word) => text.includes(word));
  });
  return found.slice(0, most);
}

/** The zone that this device is in. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
