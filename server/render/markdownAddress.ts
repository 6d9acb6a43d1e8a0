/** An address as the page shows it: as typed, in letters, and no longer than a line. */
import { inLetters } from '../../shared/dialect/addresses.js';
import { firstSigns, signsOf } from '../../shared/signs.js';

const SHOWN_MOST = 40;

/** Returns `example.org/a-long-way…`: an address that is too long for a line loses its scheme, and its end. */
export function shownAddress(typed: string): string {
  const decoded = inLetters(withTrueHost(typed));
  if (signsOf(decoded, SHOWN_MOST + 1).length <= SHOWN_MOST) return decoded;
  const bare = decoded.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
  return signsOf(bare, SHOWN_MOST + 1).length <= SHOWN_MOST ? bare : `${firstSigns(bare, SHOWN_MOST - 1)}…`;
}

/** Shows the true name of a host with letters of several scripts, since it may look like another host. */
function withTrueHost(address: string): string {
  const [, scheme = '', host = '', rest = ''] = /^(https?:\/\/)?([^/?#]*)(.*)$/is.exec(address) ?? [];
  if (isOneScript(host)) return address;
  return scheme + new URL(`https://${host}`).host + rest;
}

const SCRIPTS = [
  'Latn',
  'Cyrl',
  'Grek',
  'Armn',
  'Geor',
  'Arab',
  'Hebr',
  'Deva',
  'Hang',
  'Thai',
  'Cher',
  'Copt',
] as const;
const LOOK_ALIKE: readonly string[] = ['Cyrl', 'Grek', 'Armn', 'Cher', 'Copt'];
const OF_SCRIPT = SCRIPTS.map((script): [string, RegExp] => [script, new RegExp(`\\p{Script=${script}}`, 'u')]);
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hira}\p{Script=Kana}\p{Script=Bopo}]/u;

/**
 * Tells whether a host is of one script, after UTS 39: Chinese, Japanese and Korean are written with Latin letters
 * among them; other scripts may have a Latin domain above them ("example.com"), but not those whose letters look like
 * Latin ones.
 */
export function isOneScript(host: string): boolean {
  const all = scriptsOf(host.replace(/^www\./i, ''));
  if (all.length > 1 && all.some((script) => LOOK_ALIKE.includes(script))) return false;
  return host.split('.').every((label) => isOneLabel(scriptsOf(label), label));
}

function isOneLabel(scripts: readonly string[], label: string): boolean {
  const others = scripts.filter((script) => script !== 'Latn' && script !== 'Hang');
  return EAST_ASIAN.test(label) || scripts.includes('Hang') ? others.length === 0 : scripts.length <= 1;
}

function scriptsOf(name: string): string[] {
  return OF_SCRIPT.filter(([, of]) => of.test(name)).map(([script]) => script);
}
