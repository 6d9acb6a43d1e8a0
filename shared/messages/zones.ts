/** Names of time zones as people know them. */

/**
 * `Asia/Baku` is Baku time to those who live by it, under the name of `cities` where that has one; null for a zone that is an
 * offset alone. Those have names that say the contrary of what they are (`Etc/GMT+3` is three hours behind UTC), so their
 * offset is said instead.
 */
export function cityOf(timeZone: string, cities: Readonly<Record<string, string>> = {}): string | null {
  if (Object.hasOwn(cities, timeZone)) return cities[timeZone] ?? null;
  const [area, ...places] = timeZone.split('/');
  const place = places.at(-1);
  return place === undefined || area === 'Etc' ? null : place.replaceAll('_', ' ');
}

/** Names a zone in a hint at a field: by its city, under the name of `cities`, or by its offset where it has none. */
export function zoneSaid(timeZone: string, cities: Readonly<Record<string, string>>): string {
  return cityOf(timeZone, cities) ?? zoneOffset(timeZone, Date.now());
}

/** The offset of a zone at a moment, such as "UTC+4" or "UTC+5:30"; '' where there is no such zone. */
export function zoneOffset(timeZone: string, at: number): string {
  try {
    const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
    const said = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return said.replace('GMT', 'UTC');
  } catch {
    return '';
  }
}
