/**
 * Marks by which people tell their devices apart: a short name, and two digits. Both stand on the phone and at the desk.
 * They are for people who look at both screens; nothing is ever allowed because of them (docs/decisions/0035).
 */

const SYSTEMS: [name: string, sign: RegExp][] = [
  ['iPhone', /iPhone|iPod/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows NT/],
  ['ChromeOS', /\bCrOS\b/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux|X11/],
];

/** Each before those whose name it has, too: nearly all call themselves Chrome or Safari. */
const BROWSERS: [name: string, sign: RegExp][] = [
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\/|OPT\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Yandex', /YaBrowser\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
];

/**
 * Makes a device's name, such as "iPhone · Safari", of a User-Agent; null where neither is known. Its words are from the two
 * lists above alone: no model, no version, and nothing that a sender could choose.
 */
export function deviceName(userAgent: string): string | null {
  const names = [SYSTEMS, BROWSERS].map((list) => list.find(([, sign]) => sign.test(userAgent))?.[0]);
  const known = names.filter((name) => name !== undefined);
  return known.length === 0 ? null : known.join(' · ');
}

/** Makes two digits of a device's id, "00" to "99": the same everywhere, and evenly spread (FNV-1a, 32 bits). */
export function twoDigits(device: string): string {
  let hash = 0x811c9dc5;
  for (const sign of device) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash % 100).toString().padStart(2, '0');
}
