/** HTML of which only some tags may stay, as WordPress takes it from people and from other sites. */

/** The attributes that stay, by the tags that stay. */
export type Allowed = Readonly<Partial<Record<string, readonly string[]>>>;

const TAG = /<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const ATTRIBUTE = /([a-z-]+)="([^"]*)"/gi;
const ADDRESSES = ['src', 'href'];

/** Every other tag goes, and the text in it stays. */
export function onlyAllowed(html: string, table: Allowed): string {
  return html.replace(TAG, (_, end: string, name: string, rest: string) => {
    const tag = name.toLowerCase();
    const names = Object.hasOwn(table, tag) ? table[tag] : undefined;
    if (names === undefined) return '';
    return end === '' ? `<${tag}${attributesIn(rest, names)}>` : `</${tag}>`;
  });
}

function attributesIn(rest: string, names: readonly string[]): string {
  const found = [...rest.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => ({ name: name.toLowerCase(), value }));
  return found
    .filter(({ name, value }) => names.includes(name) && (!ADDRESSES.includes(name) || /^https?:/i.test(value)))
    .map(({ name, value }) => ` ${name}="${value}"`)
    .join('');
}
