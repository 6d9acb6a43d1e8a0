/** The feed that an element asks for: any spelling of its page, never another site's. */
import { beforeAll, expect, test } from '@jest/globals';
import { askOf, limitOf, queryText } from '../../../../client/embed/element/ask.js';

const ORIGIN = 'https://live.example.org';

/** A link resolves its address as in a page of another site. */
beforeAll(() => {
  const createElement = () => {
    const parts = { pathname: '', hostname: '', search: '' };
    return Object.defineProperty(parts, 'href', {
      set(address: string) {
        const { pathname, hostname, search } = new URL(address, 'https://paper.example/story');
        Object.assign(parts, { pathname, hostname, search });
      },
    });
  };
  Object.assign(globalThis, { document: { createElement } });
});

function element(attributes: Record<string, string>): Element {
  return { getAttribute: (name: string) => attributes[name] ?? null } as unknown as Element;
}

const asked = (src: string, attributes = {}) => askOf(element({ src, ...attributes }), ORIGIN);
const query = (src: string, attributes = {}) => asked(src, attributes)?.query;

test.each([
  `${ORIGIN}/live/baku`,
  `${ORIGIN}/live/baku/`,
  `${ORIGIN}/live/baku?utm_source=letter&fbclid=x#top`,
  `${ORIGIN}:443/live/baku`,
  'https://live.example.org:8443/live/baku',
  'http://live.example.org/live/baku',
  'HTTPS://LIVE.EXAMPLE.ORG/live/baku',
  'HTTPS://LIVE.EXAMPLE.ORG/LIVE/BAKU',
  'live.example.org/live/baku',
  'https://live.example.org./live/baku',
  'live.example.org.:8443/live/baku',
  'https://live%2Eexample.org/live/baku',
  'live%2Eexample.org%2e/live/baku',
  'Live.Example.org:8443/Live/Baku/?utm_source=letter ',
  '//live.example.org/live/baku',
  ` ${ORIGIN}/live/baku\n`,
  `${ORIGIN}/live/baku/entries/0d9c`,
  `${ORIGIN}/embed/baku?theme=dark`,
  `${ORIGIN}/embed/baku/fragment`,
])('the address "%s" is the feed', (src) => {
  expect(asked(src)).toEqual({ slug: 'baku', query: {} });
});

test.each([
  '',
  '/live/baku',
  'https://evil.example/live/baku',
  'https://live.example.org.evil.example/live/baku',
  'https://live.example.org@evil.example/live/baku',
  'https://evil.example/?https://live.example.org/live/baku',
  'evil.example/live.example.org/live/baku',
  'live.example.org@evil.example/live/baku',
  'live.example.org.evil.example/live/baku',
  'live/baku',
  'javascript:alert(1)//live/baku',
  'data:text/html,/live/baku',
  `${ORIGIN}/desk`,
  `${ORIGIN}/live/`,
])('the address "%s" is no feed of this server', (src) => {
  expect(asked(src)).toBeNull();
});

test('language, kind and order come from the attributes, else from the address, in the one order of caches', () => {
  const given = `${ORIGIN}/live/baku?lang=uk&order=oldest&kind=notice`;
  expect(queryText(query(given) ?? {})).toBe('?kind=notice&order=oldest&lang=uk');
  expect(query(given, { lang: 'az', kind: 'chant', order: 'newest' })).toEqual({ kind: 'chant', lang: 'az' });
  expect(query(`${ORIGIN}/live/baku`, { kind: 'key' })).toEqual({ only: 'key' });
  expect(query(`${ORIGIN}/live/baku?only=key`)).toEqual({ only: 'key' });
  expect(query(`${ORIGIN}/live/baku?only=key`, { kind: 'notice' })).toEqual({ kind: 'notice' });
});

test.each([
  ['kind', 'Notice'],
  ['kind', 'notice,chant'],
  ['kind', 'key-moments'],
  ['kind', 'a&b=c'],
  ['order', 'Oldest'],
  ['order', 'sideways'],
  ['lang', '"><script>'],
  ['lang', 'uk_UA'],
])('a %s "%s" is asked for as it stands, so that the server can refuse it, and shows nothing else', (name, text) => {
  expect(query(`${ORIGIN}/live/baku`, { [name]: text })).toEqual({ [name]: text });
  expect(query(`${ORIGIN}/live/baku?${new URLSearchParams({ [name]: text })}`)).toEqual({ [name]: text });
  expect(new URLSearchParams(queryText({ [name]: text })).get(name)).toBe(text);
});

test('what is empty is not asked for', () => {
  expect(query(`${ORIGIN}/live/baku?only=`, { lang: '', kind: '', order: '' })).toEqual({});
  expect(queryText({})).toBe('');
});

test('a limit is a whole number above nothing; else the feed has its own', () => {
  const limit = (value: string) => limitOf(element({ limit: value }));
  expect(['5', '3.9', '0', '-2', 'many', ''].map(limit)).toEqual([5, 3, ...Array<number>(4).fill(Infinity)]);
  expect(limitOf(element({}))).toBe(Infinity);
});
