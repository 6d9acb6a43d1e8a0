/** All commands but post, and a blog’s settings (rule X1). */
import {
  parseBlog,
  parseContent,
  parseNewBlog,
  parsePublish,
  parseRetract,
  parseRevise,
  parseTakedown,
  type Parsed,
} from '../../../shared/parse.js';
import { COMMAND, common, ID, refusedField, valid } from './commands.js';

const target = { command: COMMAND, id: ID, blog: 'baku' };

test.each([
  ['revise', parseRevise, ['command', 'id', 'blog', 'rev'], { ...target, rev: 1, text: 'x' }],
  ['retract', parseRetract, ['command', 'id', 'blog'], target],
  ['publish', parsePublish, ['command', 'id', 'blog', 'rev'], { ...target, rev: 1 }],
  ['takedown', parseTakedown, ['command', 'id', 'blog'], target],
  ['blog', parseBlog, ['command', 'blog', 'rev'], { command: COMMAND, blog: 'baku', rev: 1, title: 'x' }],
] as [string, (input: unknown) => Parsed<unknown>, string[], Record<string, unknown>][])(
  '[X1] the command %s needs its ids and takes no unknown field',
  (_, parse, needs, whole) => {
    expect(parse(whole).ok).toBe(true);
    for (const field of needs) {
      const { [field]: _left, ...rest } = whole;
      expect(refusedField(parse(rest))).toBe(field);
    }
    expect(refusedField(parse({ ...whole, surprise: 1 }))).toBe('surprise');
  },
);

test.each([0, -1, 1.5, '1', NaN, 2e9])('[X1] a rev of %p is refused', (rev) => {
  expect(refusedField(parseRevise({ ...target, rev, text: 'x' }))).toBe('rev');
});

test('[X1] null in a patch removes a field that may be absent, and is refused for one that must be there', () => {
  const revise = (patch: object) => parseRevise({ ...target, rev: 1, ...patch });
  for (const name of ['place', 'corrects', 'transliteration', 'spoken', 'urgency', 'until', 'add', 'total', 'said'])
    expect(revise({ [name]: null }).ok).toBe(true);
  expect(revise({ translations: { uk: null } }).ok).toBe(true);
  expect(revise({ meanings: { uk: null } }).ok).toBe(true);
  expect(revise({ correction: null }).ok).toBe(true);
  expect(revise({ source: { url: null } }).ok).toBe(true);
  for (const name of ['lang', 'happenedAt', 'words', 'speaker', 'source', 'drive', 'according', 'pinned', 'key'])
    expect(refusedField(revise({ [name]: null }))).toBe(name);
  expect(refusedField(revise({ source: { name: null } }))).toBe('source.name');
});

test('[X1] a crowd counted with decimals before is kept, and whole numbers are asked only where it changes', () => {
  const { id: _id, blog: _blog, ...crowd } = { ...common, ...valid.crowd, low: 300.5 };
  expect(parseContent('crowd', { ...crowd, text: '', translations: {}, media: [] }).ok).toBe(true);
  expect(refusedField(parseRevise({ ...target, rev: 1, low: 300.5 }))).toBe('low');
});

test('[X1] a patch cannot change the kind of an entry', () => {
  expect(refusedField(parseRevise({ ...target, rev: 1, kind: 'notice' }))).toBe('kind');
});

test('[X1] an entry after a patch is checked by the rules of its kind', () => {
  const whole = { ...common, kind: 'update', text: 'x', translations: {}, media: [] };
  const { id: _id, blog: _blog, ...content } = whole;
  expect(parseContent('update', content)).toMatchObject({ ok: true });
  expect(refusedField(parseContent('update', { ...content, text: '' }))).toBe('text');
  expect(refusedField(parseContent('update', { ...content, words: 'x' }))).toBe('words');
  expect(refusedField(parseContent('crowd', { ...content, kind: 'crowd', according: 'x' }))).toBe('said');
});

test('[X1] a new blog takes the contract’s settings, and refuses impossible ones', () => {
  const blog = { slug: 'baku', title: 'Baku' };
  expect(parseNewBlog({ ...blog, timeZone: 'Asia/Baku', languages: ['en', 'UK'] })).toMatchObject({
    ok: true,
    value: { languages: ['en', 'uk'] },
  });
  const wrong: [string, object][] = [
    ['title', { title: '' }],
    ['slug', { slug: 'a/b' }],
    ['timeZone', { timeZone: 'Asia/Nowhere' }],
    ['languages', { languages: [] }],
    ['languages', { languages: ['en', 'EN'] }],
    ['languages.0', { languages: ['not a tag'] }],
    ['status', { status: 'running' }],
    ['visibility', { visibility: 'secret' }],
    ['home', { home: 'javascript:alert(1)' }],
    ['publisher.contact', { publisher: { contact: '' } }],
    ['publisher.url', { publisher: { name: 'x', contact: 'y', url: 'ftp://example.org' } }],
    ['drives.0.target', { drives: [{ id: 'a', title: 'a', unit: 'trucks', target: 0 }] }],
    ['drives', { drives: Array(2).fill({ id: 'a', title: 'a', unit: 'trucks', target: 1 }) }],
    ['asks', { asks: Array(21).fill('x') }],
    ['publisher.name', { publisher: { name: ' ' } }],
    ['publisher.phone', { publisher: { phone: '1' } }],
    ['done', { done: 4 }],
  ];
  for (const [field, values] of wrong) expect(refusedField(parseNewBlog({ ...blog, ...values }))).toBe(field);
});

test('a new blog may name its publisher alone, or the contact alone: the rest is the site’s', () => {
  const parts = [{ name: 'News' }, { contact: 'news@example.org' }, { url: 'https://news.example/' }, {}];
  for (const publisher of parts)
    expect(parseNewBlog({ slug: 'baku', title: 'Baku', publisher })).toMatchObject({ ok: true, value: { publisher } });
});
