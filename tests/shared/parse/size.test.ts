/** Inputs that are larger than any of ours: they are refused before a schema looks at their members (rule X1). */
import { posts, reviseCommand, blogCommand } from '../../../shared/parse/commands.js';
import { faultOfSize, MEMBERS_MAX, VALUES_MAX } from '../../../shared/parse/size.js';
import { parseBlog, parsePost, parseRevise, parseSubscription, type Parsed } from '../../../shared/parse.js';
import { COMMAND, ID, refusedField, valid } from './commands.js';

/** A map with so many names; counts how many of its values anybody looks at. */
function counted(names: number) {
  const looked = { times: 0 };
  const map = {};
  for (let n = 0; n < names; n += 1)
    Object.defineProperty(map, `aa-x-${n}`, {
      enumerable: true,
      get: () => {
        looked.times += 1;
        return 0;
      },
    });
  return { map, looked };
}

const revise = { command: COMMAND, id: ID, blog: 'baku', rev: 1 };

test.each([
  ['translations', (map: object) => parsePost({ ...valid.update, translations: map })],
  ['meanings', (map: object) => parsePost({ ...valid.chant, meanings: map })],
  ['translations.uk.media', (map: object) => parsePost({ ...valid.update, translations: { uk: { media: map } } })],
  ['translations', (map: object) => parseRevise({ ...revise, translations: map })],
  ['meanings', (map: object) => parseRevise({ ...revise, meanings: map })],
  ['translations', (map: object) => parseBlog({ command: COMMAND, blog: 'baku', rev: 1, translations: map })],
  ['unknown', (map: object) => parseRevise({ ...revise, unknown: map })],
] as [string, (map: object) => Parsed<unknown>][])(
  '[X1] of a "%s" with thousands of names no value is looked at (case %#)',
  (field, parse) => {
    const { map, looked } = counted(5_000);
    const parsed = parse(map);
    expect(refusedField(parsed)).toBe(field);
    expect(parsed).toMatchObject({ refusal: { why: 'too-many', values: { n: MEMBERS_MAX } } });
    expect(looked.times).toBe(0);
  },
);

test('[X1] a command with thousands of fields, and a list with thousands of items, are refused as a whole', () => {
  const { map, looked } = counted(5_000);
  expect(parsePost(map)).toMatchObject({ ok: false, refusal: { code: 'invalid', why: 'not-a-command' } });
  expect(parseSubscription(map)).toMatchObject({ ok: false, refusal: { code: 'invalid', why: 'not-a-command' } });
  expect(refusedField(parsePost({ ...valid.photo, media: Array(5_000).fill(map) }))).toBe('media');
  expect(looked.times).toBe(0);
});

test('[X1] an input of a hundred thousand lists in each other is refused by the place that is too deep', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect(refusedField(parsePost({ ...valid.update, translations: { uk: deep } }))).toBe(
    'translations.uk.0.0.0.0.0.0.0',
  );
});

test('[X1] many small objects are too large together', () => {
  const leaf = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`n${n}`, 0]));
  const branch = Array(30).fill(leaf);
  expect(faultOfSize(Array(10).fill(branch))).toBeNull();
  expect(30 * 30 * 12).toBeGreaterThan(VALUES_MAX);
  expect(faultOfSize(Array(12).fill(branch))).toEqual({ field: '', why: 'malformed' });
});

test('[X1] no command of ours comes near what an input may have', () => {
  for (const { shape } of [...Object.values(posts), reviseCommand, blogCommand])
    expect(Object.keys(shape).length).toBeLessThan(MEMBERS_MAX * 0.6);
  const tags = Array.from({ length: 20 }, (_, n) => `aa-x-${String(n).padStart(2, '0')}`);
  const drives = Array.from({ length: 20 }, (_, n) => ({ id: `d${n}`, title: 'x', unit: 'x', target: 1 }));
  const words = { title: 'x', unit: 'x', place: 'x', destination: 'x' };
  const asks = Array<string>(20).fill('x');
  const one = { title: 'x', asks, drives: Object.fromEntries(drives.map(({ id }) => [id, words])) };
  const translations = Object.fromEntries(tags.map((tag) => [tag, one]));
  const largest = { command: COMMAND, blog: 'baku', rev: 1, drives, asks, translations };
  expect(parseBlog(largest)).toMatchObject({ ok: true });
});

test('[X1] a text is not read where it is so long that no reading makes it short enough', () => {
  const around = '\u2068'.repeat(5_000);
  expect(refusedField(parsePost({ ...valid.update, place: `Baku${around}` }))).toBe('place');
  expect(refusedField(parsePost({ ...valid.chant, words: `${' '.repeat(5_000)}Slava` }))).toBe('words');
  const source = { name: 'Ann', url: `https://example.org/${' \n'.repeat(5_000)}a` };
  expect(refusedField(parsePost({ ...valid.quote, source }))).toBe('source.url');
  expect(parsePost({ ...valid.update, place: `Baku${' '.repeat(2_000)}` })).toMatchObject({ value: { place: 'Baku' } });
  const lines = 'x\r\n'.repeat(10_000);
  expect(parsePost({ ...valid.update, text: lines })).toMatchObject({ value: { text: 'x\n'.repeat(10_000) } });
});
