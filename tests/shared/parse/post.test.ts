/** Posts of each kind, whole and with something missing (rule X1). */
import { KINDS, type Kind } from '../../../shared/entry.js';
import { parsePost } from '../../../shared/parse.js';
import { refusedField, valid } from './commands.js';

test.each(KINDS)('[X1] a post of kind %s is accepted whole', (kind) => {
  expect(parsePost(valid[kind])).toMatchObject({ ok: true, value: { kind } });
});

test.each([
  ['update', {}, ['text']],
  ['chant', {}, ['words']],
  ['speech', {}, ['text', 'speaker', 'verbatim']],
  ['quote', {}, ['text', 'source']],
  ['notice', {}, ['text']],
  ['drive', {}, ['drive', 'add']],
  ['crowd', {}, ['according']],
] as [Kind, object, string[]][])(
  '[X1] a post of kind %s without a field that its kind needs is refused, and the field is named',
  (kind, _, needs) => {
    for (const field of needs) {
      const { [field]: _left, ...rest } = valid[kind];
      expect(refusedField(parsePost(rest))).toBe(field);
    }
  },
);

test.each(KINDS)('[X1] a post of kind %s without a common field is refused, and the field is named', (kind) => {
  for (const field of ['id', 'blog', 'lang', 'happenedAt', 'kind']) {
    const { [field]: _left, ...rest } = valid[kind];
    expect(refusedField(parsePost(rest))).toBe(field);
  }
});

test('[X1] a post with a blank text is refused, but for kinds with content of their own', () => {
  for (const kind of ['update', 'speech', 'quote', 'notice'] as const) {
    expect(refusedField(parsePost({ ...valid[kind], text: ' \n\t' }))).toBe('text');
  }
  for (const kind of ['chant', 'photo', 'drive', 'crowd'] as const) {
    expect(parsePost({ ...valid[kind], text: '' }).ok).toBe(true);
  }
});

test.each(KINDS)('[X1] a post of kind %s with an unknown field is refused, and the field is named', (kind) => {
  expect(refusedField(parsePost({ ...valid[kind], surprise: 1 }))).toBe('surprise');
  for (const others of ['seq', 'order', 'byline', 'pinned', 'key', 'verification', 'html', 'receivedAt']) {
    expect(refusedField(parsePost({ ...valid[kind], [others]: 1 }))).toBe(others);
  }
});

test('[X1] a post has at most 20,000 characters of text, and 60,000 with its translations', () => {
  const long = { text: 'x'.repeat(20_000) };
  expect(parsePost({ ...valid.update, ...long, translations: { uk: long, az: long } }).ok).toBe(true);
  const more = { uk: long, az: long, tr: { text: 'x' } };
  expect(refusedField(parsePost({ ...valid.update, ...long, translations: more }))).toBe('translations');
});

test('[X1] a post counts people in whole numbers, and a collection with decimals', () => {
  expect(parsePost({ ...valid.crowd, low: 400, high: 600 }).ok).toBe(true);
  expect(parsePost({ ...valid.drive, add: 1.5 }).ok).toBe(true);
});
