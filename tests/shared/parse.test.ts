/** Rule X1: what comes in is a command, or a refusal that names the field. */
import fc from 'fast-check';
import { KINDS, type Kind } from '../../shared/entry.js';
import { inEnglish } from '../../shared/messages/inEnglish.js';
import {
  parseBlog,
  parseContent,
  parseNewBlog,
  parsePost,
  parsePublish,
  parseRetract,
  parseRevise,
  parseTakedown,
  type Parsed,
} from '../../shared/parse.js';

const ID = '0b7c3b1e-5a55-4f0e-9d4c-7d1f6f1f2a11';
const COMMAND = '7f1b8e7e-27a5-4b57-8f0a-0f4b1e0a9c22';

const common = { id: ID, blog: 'baku', lang: 'en', happenedAt: '2022-02-27T11:42:00Z' };
const valid: Record<Kind, Record<string, unknown>> = {
  update: { ...common, kind: 'update', text: 'They sing.' },
  chant: { ...common, kind: 'chant', words: 'Slava Ukraini', meanings: { en: 'Glory to Ukraine' } },
  speech: { ...common, kind: 'speech', text: 'Dear friends', speaker: { name: 'Ann' }, verbatim: true },
  photo: { ...common, kind: 'photo', media: [{ id: COMMAND, alt: 'A crowd with flags' }] },
  quote: { ...common, kind: 'quote', text: 'We are here', source: { name: 'Ann', url: 'https://example.org/1' } },
  notice: { ...common, kind: 'notice', text: 'The metro is shut', urgency: 'warning', until: '2022-02-27T14:00:00Z' },
  drive: { ...common, kind: 'drive', drive: 'trucks', add: 2 },
  crowd: { ...common, kind: 'crowd', low: 300, high: 500, according: 'our reporter' },
};

/** Of the catalogue, more than its code says, and with every place filled. */
const SENTENCE = /^(?!Something in this)[^{}]+\.$/;

function refusedField<Value>(parsed: Parsed<Value>): string | undefined {
  if (parsed.ok) throw new Error(`accepted: ${JSON.stringify(parsed.value)}`);
  expect(parsed.refusal).toMatchObject({ code: 'invalid', retry: false });
  expect(inEnglish(parsed.refusal).message).toMatch(SENTENCE);
  return parsed.refusal.field;
}

describe('[X1] a post', () => {
  test.each(KINDS)('of kind %s is accepted whole', (kind) => {
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
    'of kind %s without what it needs is refused, and the field is named',
    (kind, _, needs) => {
      for (const field of needs) {
        const { [field]: _left, ...rest } = valid[kind];
        expect(refusedField(parsePost(rest))).toBe(field);
      }
    },
  );

  test.each(KINDS)('of kind %s without a common field is refused, and the field is named', (kind) => {
    for (const field of ['id', 'blog', 'lang', 'happenedAt', 'kind']) {
      const { [field]: _left, ...rest } = valid[kind];
      expect(refusedField(parsePost(rest))).toBe(field);
    }
  });

  test('of a kind that must have words is refused with blank ones; kinds with content of their own need none', () => {
    for (const kind of ['update', 'speech', 'quote', 'notice'] as const) {
      expect(refusedField(parsePost({ ...valid[kind], text: ' \n\t' }))).toBe('text');
    }
    for (const kind of ['chant', 'photo', 'drive', 'crowd'] as const) {
      expect(parsePost({ ...valid[kind], text: '' }).ok).toBe(true);
    }
  });

  test.each(KINDS)('of kind %s with a field that it does not have is refused, and the field is named', (kind) => {
    expect(refusedField(parsePost({ ...valid[kind], surprise: 1 }))).toBe('surprise');
    for (const others of ['seq', 'order', 'byline', 'pinned', 'key', 'verification', 'html', 'receivedAt']) {
      expect(refusedField(parsePost({ ...valid[kind], [others]: 1 }))).toBe(others);
    }
  });

  test.each([
    ['id', 'not-a-uuid'],
    ['id', ID.toUpperCase()],
    ['id', '0b7c3b1e-5a55-1f0e-9d4c-7d1f6f1f2a11'],
    ['blog', '-baku'],
    ['blog', 'Baku'],
    ['blog', 'b'.repeat(65)],
    ['blog', '../baku'],
    ['kind', 'poem'],
    ['kind', null],
    ['lang', 'english language'],
    ['lang', ''],
    ['lang', 'x'],
    ['text', 7],
    ['text', null],
    ['text', 'x'.repeat(20_001)],
    ['text', 'bell \u0007'],
    ['text', 'null \u0000'],
    ['text', 'escape \u001b[31m'],
    ['text', 'C1 \u0084'],
    ['text', 'half \ud83d'],
    ['text', '\u200b\u2060'],
    ['text', '\u3164'],
    ['text', '[]()'],
    ['text', '---'],
    ['happenedAt', 'yesterday'],
    ['happenedAt', '2022-02-27T11:42:00'],
    ['happenedAt', '2022-02-30T11:42:00Z'],
    ['happenedAt', 1645962120],
    ['place', 'two\tcolumns'],
    ['place', 'turned \u202e around'],
    ['place', '\u202bembedded\u202c'],
    ['place', '\u2067\u200f\u2069'],
    ['place', 'p'.repeat(301)],
    ['place', ''],
    ['translations', []],
    ['translations.uk.text', { uk: { text: 'x'.repeat(20_001) } }],
    ['translations.uk.by', { uk: { text: 'так', by: 'machine' } }],
    ['translations.uk.of', { uk: { text: 'так', of: 1 } }],
    ['translations.uk', { uk: 'так' }],
    ['translations', { 'no language': { text: 'x' } }],
    ['translations', Object.fromEntries([...Array(21).keys()].map((n) => [`aa-x-${n}`, { text: 'x' }]))],
    ['media', Array.from({ length: 21 }, () => ({ id: COMMAND, alt: '' }))],
    ['media.0.id', [{ alt: 'x' }]],
    ['media.0.alt', [{ id: COMMAND }]],
    ['media.0.state', [{ id: COMMAND, alt: 'x', state: 'ready' }]],
    ['media.0.sources', [{ id: COMMAND, alt: 'x', sources: [] }]],
    ['corrects', 'that one'],
  ])('is refused with a wrong "%s" (case %#)', (field, value) => {
    const [name] = field.split('.') as [string];
    expect(refusedField(parsePost({ ...valid.update, [name]: value }))).toBe(field);
  });

  test.each([
    ['speech', 'speaker', { speaker: { role: 'Mayor' } }],
    ['speech', 'speaker.name', { speaker: { name: '' } }],
    ['speech', 'speaker.age', { speaker: { name: 'Ann', age: 3 } }],
    ['speech', 'verbatim', { verbatim: 'yes' }],
    ['speech', 'occasion', { occasion: 'dinner' }],
    ['speech', 'spoken', { spoken: 'a b' }],
    ['chant', 'words', { words: ' \n\u200b' }],
    ['chant', 'words', { words: 'w'.repeat(1_001) }],
    ['chant', 'meanings.en', { meanings: { en: '' } }],
    ['quote', 'source.name', { source: {} }],
    ['quote', 'source.url', { source: { name: 'Ann', url: 'javascript:alert(1)' } }],
    ['quote', 'source.url', { source: { name: 'Ann', url: ' javascript:alert(1)' } }],
    ['quote', 'source.url', { source: { name: 'Ann', url: 'data:text/html,x' } }],
    ['quote', 'source.url', { source: { name: 'Ann', url: '//example.org' } }],
    ['quote', 'source.url', { source: { name: 'Ann', url: 'https://me:pw@example.org' } }],
    ['notice', 'urgency', { urgency: 'panic' }],
    ['notice', 'until', { until: 'soon' }],
    ['quote', 'source.url', { source: { name: 'Ann', url: 'on their channel' } }],
    ['quote', 'source.url', { source: { name: 'Ann', url: '@embassy' } }],
    ['quote', 'source.url', { source: { name: 'Ann', url: 'me@example.org' } }],
    ['quote', 'source.url', { source: { name: 'Ann', url: 'me:pw@example.org/a' } }],
    ['quote', 'source.url', { source: { name: 'Ann', url: '12.5' } }],
    ['photo', 'media', { media: [] }],
    ['photo', 'media', { media: undefined, text: '\u2800' }],
    ['drive', 'add', { add: 1, total: 2 }],
    ['drive', 'add', { add: -1 }],
    ['drive', 'add', { add: '5' }],
    ['drive', 'add', { add: 1e10 }],
    ['drive', 'drive', { drive: 'Two Words' }],
    ['crowd', 'said', { low: undefined, high: undefined }],
    ['crowd', 'low', { low: 900 }],
    ['crowd', 'low', { low: 400.5 }],
    ['crowd', 'high', { high: 600.25 }],
    ['crowd', 'according', { according: ' ' }],
  ] as [Kind, string, object][])('of kind %s is refused with a wrong "%s" (case %#)', (kind, field, wrong) => {
    expect(refusedField(parsePost({ ...valid[kind], ...wrong }))).toBe(field);
  });

  test('takes the longest text, and 60,000 characters with its translations, and no more', () => {
    const long = { text: 'x'.repeat(20_000) };
    expect(parsePost({ ...valid.update, ...long, translations: { uk: long, az: long } }).ok).toBe(true);
    const more = { uk: long, az: long, tr: { text: 'x' } };
    expect(refusedField(parsePost({ ...valid.update, ...long, translations: more }))).toBe('translations');
  });

  test('hands on language tags in their canonical spelling and times in UTC', () => {
    const parsed = parsePost({ ...valid.update, lang: 'EN-us', happenedAt: '2022-02-27T15:42:00+04:00' });
    expect(parsed).toMatchObject({ ok: true, value: { lang: 'en-US', happenedAt: '2022-02-27T11:42:00.000Z' } });
  });

  test.each(['\r\n', '\r', '\u000b', '\u000c', '\u0085', '\u2028', '\u2029', '\n'])(
    'takes the end of a line %j of another program as one: in text, and as a blank in one line',
    (end) => {
      const text = `Биринчи${end}İkinci`;
      const alt = `Прапор${end}і люди`;
      const parsed = parsePost({ ...valid.photo, text, place: text, media: [{ id: COMMAND, alt, caption: text }] });
      expect(parsed).toMatchObject({
        ok: true,
        value: {
          text: 'Биринчи\nİkinci',
          place: 'Биринчи İkinci',
          media: [{ alt: 'Прапор\nі люди', caption: 'Биринчи\nİkinci' }],
        },
      });
    },
  );

  test('takes a name as it is pasted from the contacts, and lets its invisible ends go', () => {
    const named = (name: string) => parsePost({ ...valid.speech, speaker: { name } });
    for (const name of ['\u2068Əli Məmmədov\u2069', '\u200eƏli Məmmədov\u200e\r\n', ' \ufeffƏli \u2068Məmmədov\u2069'])
      expect(named(name)).toMatchObject({ ok: true, value: { speaker: { name: 'Əli Məmmədov' } } });
    // Within a word they are letters' joiners, and in a flag they are the flag.
    for (const name of ['می\u200cخواهیم', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'])
      expect(named(name)).toMatchObject({ ok: true, value: { speaker: { name } } });
  });

  test("keeps isolates in text, where they are the writer's own", () => {
    const text = 'Вони сказали \u2067مرحبا\u2069 і пішли';
    expect(parsePost({ ...valid.update, text })).toMatchObject({ ok: true, value: { text } });
  });

  test('of a chant takes a call and its answer, each in its line, in words, letters and meanings', () => {
    const chant = {
      words: 'Слава Україні!\r\nГероям слава!\n',
      transliteration: 'Slava Ukraini!\u2028Heroiam slava!',
      meanings: { en: 'Glory to Ukraine!\nGlory to the heroes!' },
    };
    expect(parsePost({ ...valid.chant, ...chant })).toMatchObject({
      ok: true,
      value: {
        words: 'Слава Україні!\nГероям слава!',
        transliteration: 'Slava Ukraini!\nHeroiam slava!',
        meanings: { en: 'Glory to Ukraine!\nGlory to the heroes!' },
      },
    });
  });

  test.each([
    ['t.me/embassy/5', 'https://t.me/embassy/5'],
    [' HTTPS://example.org/a', 'HTTPS://example.org/a'],
    ['http://example.org/a\r\n', 'http://example.org/a'],
    ['https://example.org/a-long-\n  way', 'https://example.org/a-long-way'],
    ['\u2068www.example.org\u2069', 'https://www.example.org'],
    ['example.org:8080/a?b=c', 'https://example.org:8080/a?b=c'],
    ['президент.укр/новини', 'https://президент.укр/новини'],
    ['example.org/@user', 'https://example.org/@user'],
  ])('takes the address %j of a source as it is typed or pasted', (url, kept) => {
    expect(parsePost({ ...valid.quote, source: { name: 'Ann', url } })).toMatchObject({
      ok: true,
      value: { source: { url: kept } },
    });
  });

  test('counts people whole, and what a collection counts with decimals', () => {
    expect(parsePost({ ...valid.crowd, low: 400, high: 600 }).ok).toBe(true);
    expect(parsePost({ ...valid.drive, add: 1.5 }).ok).toBe(true);
  });

  test('with marks that are words somewhere is not empty: a dash, a question, a flag, a heading without words', () => {
    for (const text of ['-', '?', '🇦🇿', '5', '。', '[x]', '(…)', '[фото](t.me/x/1)', '---\nx'])
      expect(parsePost({ ...valid.update, text }).ok).toBe(true);
  });

  test('keeps tabs, line breaks, emoji and right-to-left words', () => {
    const text = 'one\ttwo\nthree 🇺🇦 مرحبا \u200f';
    expect(parsePost({ ...valid.update, text })).toMatchObject({ ok: true, value: { text } });
  });
});

describe('[X1] the other commands', () => {
  const target = { command: COMMAND, id: ID, blog: 'baku' };

  test.each([
    ['revise', parseRevise, ['command', 'id', 'blog', 'rev'], { ...target, rev: 1, text: 'x' }],
    ['retract', parseRetract, ['command', 'id', 'blog'], target],
    ['publish', parsePublish, ['command', 'id', 'blog', 'rev'], { ...target, rev: 1 }],
    ['takedown', parseTakedown, ['command', 'id', 'blog'], target],
    ['blog', parseBlog, ['command', 'blog', 'rev'], { command: COMMAND, blog: 'baku', rev: 1, title: 'x' }],
  ] as [string, (input: unknown) => Parsed<unknown>, string[], Record<string, unknown>][])(
    '%s needs its ids and takes no unknown field',
    (_, parse, needs, whole) => {
      expect(parse(whole).ok).toBe(true);
      for (const field of needs) {
        const { [field]: _left, ...rest } = whole;
        expect(refusedField(parse(rest))).toBe(field);
      }
      expect(refusedField(parse({ ...whole, surprise: 1 }))).toBe('surprise');
    },
  );

  test.each([0, -1, 1.5, '1', NaN, 2e9])('a rev of %p is refused', (rev) => {
    expect(refusedField(parseRevise({ ...target, rev, text: 'x' }))).toBe('rev');
  });

  test('null removes what may be absent, and never what must be there', () => {
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

  test('people that were counted with decimals before stay in the whole, and are asked to be whole where they change', () => {
    const { id: _id, blog: _blog, ...crowd } = { ...common, ...valid.crowd, low: 300.5 };
    expect(parseContent('crowd', { ...crowd, text: '', translations: {}, media: [] }).ok).toBe(true);
    expect(refusedField(parseRevise({ ...target, rev: 1, low: 300.5 }))).toBe('low');
  });

  test('the kind of an entry never changes', () => {
    expect(refusedField(parseRevise({ ...target, rev: 1, kind: 'notice' }))).toBe('kind');
  });

  test('a patched whole is checked by the rules of its kind', () => {
    const whole = { ...common, kind: 'update', text: 'x', translations: {}, media: [] };
    const { id: _id, blog: _blog, ...content } = whole;
    expect(parseContent('update', content)).toMatchObject({ ok: true });
    expect(refusedField(parseContent('update', { ...content, text: '' }))).toBe('text');
    expect(refusedField(parseContent('update', { ...content, words: 'x' }))).toBe('words');
    expect(refusedField(parseContent('crowd', { ...content, kind: 'crowd', according: 'x' }))).toBe('said');
  });

  test('a blog takes what the contract names, and refuses what cannot be', () => {
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
      ['publisher.contact', { publisher: { name: 'x' } }],
      ['publisher.url', { publisher: { name: 'x', contact: 'y', url: 'ftp://example.org' } }],
      ['drives.0.target', { drives: [{ id: 'a', title: 'a', unit: 'trucks', target: 0 }] }],
      ['drives', { drives: Array(2).fill({ id: 'a', title: 'a', unit: 'trucks', target: 1 }) }],
      ['asks', { asks: Array(21).fill('x') }],
      ['done', { done: 4 }],
    ];
    for (const [field, values] of wrong) expect(refusedField(parseNewBlog({ ...blog, ...values }))).toBe(field);
  });
});

describe('[X1] whatever comes in', () => {
  const parsers = [parsePost, parseRevise, parseRetract, parsePublish, parseTakedown, parseBlog, parseNewBlog];
  const matching = expect.not.stringMatching(/^Something in this|\{(n|choices)\}/) as string;
  const answers = (input: unknown): void => {
    for (const parse of parsers as ((input: unknown) => Parsed<unknown>)[]) {
      const parsed = parse(input);
      if (parsed.ok) expect(parsed.value).toBeInstanceOf(Object);
      else expect([parsed.refusal.code, inEnglish(parsed.refusal).message]).toEqual(['invalid', matching]);
    }
  };

  test('any JSON gets an answer', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), answers));
  });

  test('any value at all gets an answer', () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true, withSparseArray: true, withNullPrototype: true }), answers));
  });

  test('any value in any field of a valid command gets an answer', () => {
    const wholes = [...Object.values(valid), { command: COMMAND, id: ID, blog: 'baku', rev: 1, text: 'x' }];
    const names = ['__proto__', 'constructor', 'toString', ...new Set(wholes.flatMap((whole) => Object.keys(whole)))];
    fc.assert(
      fc.property(
        fc.constantFrom(...wholes),
        fc.constantFrom(...names),
        fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' })),
        (whole, name, value) => {
          const members = JSON.stringify(whole).slice(0, -1);
          answers(JSON.parse(`${members},${JSON.stringify(name)}:${JSON.stringify(value)}}`));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('what is accepted is well-formed, with no control character in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const parsed = parsePost({ ...valid.update, text, place: text });
        if (!parsed.ok) return;
        const { place = '', text: words = '' } = parsed.value;
        expect([words.isWellFormed(), place.isWellFormed()]).toEqual([true, true]);
        // oxlint-disable-next-line no-control-regex -- finding them is the purpose
        expect(place).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
        // oxlint-disable-next-line no-control-regex -- as above
        expect(words).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/);
      }),
      { numRuns: 500 },
    );
  });

  test('a name that JavaScript gives a meaning of its own is a field like any other', () => {
    const polluting: unknown = JSON.parse('{"__proto__": {"text": "x"}, "pinned": true}');
    expect(parseRevise(Object.assign({ command: COMMAND, id: ID, blog: 'baku', rev: 1 }, polluting)).ok).toBe(true);
    const translated: unknown = JSON.parse('{"__proto__": {"text": "x"}}');
    const parsed = parsePost({ ...valid.update, translations: translated });
    if (parsed.ok) expect(Object.keys(parsed.value.translations ?? {})).toEqual([]);
    expect(({} as Record<string, unknown>).text).toBeUndefined();
  });
});
