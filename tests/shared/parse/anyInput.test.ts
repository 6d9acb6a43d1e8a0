/** Any input at all: parse answers it (rule X1). */
import fc from 'fast-check';
import { inEnglish } from '../../../shared/messages/inEnglish.js';
import {
  parseBlog,
  parseNewBlog,
  parsePost,
  parsePublish,
  parseRetract,
  parseRevise,
  parseTakedown,
  type Parsed,
} from '../../../shared/parse.js';
import { COMMAND, ID, valid } from './commands.js';

const parsers = [parsePost, parseRevise, parseRetract, parsePublish, parseTakedown, parseBlog, parseNewBlog];

const matching = expect.not.stringMatching(/^Something in this|\{(n|choices)\}/) as string;

const answers = (input: unknown): void => {
  for (const parse of parsers as ((input: unknown) => Parsed<unknown>)[]) {
    const parsed = parse(input);
    if (parsed.ok) expect(parsed.value).toBeInstanceOf(Object);
    else expect([parsed.refusal.code, inEnglish(parsed.refusal).message]).toEqual(['invalid', matching]);
  }
};

test('[X1] any JSON gets an answer from every parser', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), answers));
});

test('[X1] any value at all gets an answer from every parser', () => {
  fc.assert(fc.property(fc.anything({ withBigInt: true, withSparseArray: true, withNullPrototype: true }), answers));
});

test('[X1] any value in any field of a valid command gets an answer', () => {
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

test('[X1] accepted text is well-formed, with no control character in it', () => {
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

test('[X1] a field named as a property of JavaScript’s own objects is a field like any other', () => {
  const polluting: unknown = JSON.parse('{"__proto__": {"text": "x"}, "pinned": true}');
  expect(parseRevise(Object.assign({ command: COMMAND, id: ID, blog: 'baku', rev: 1 }, polluting)).ok).toBe(true);
  for (const name of ['__proto__', 'constructor']) {
    const given: unknown = JSON.parse(`{"${name}": {"text": "x"}}`);
    for (const parsed of [
      parsePost({ ...valid.update, translations: given }),
      parsePost({ ...valid.chant, meanings: JSON.parse(`{"${name}": "x"}`) as unknown }),
      parsePost({ ...valid.update, translations: { uk: { text: 'x', media: given } } }),
      parseRevise({ command: COMMAND, id: ID, blog: 'baku', rev: 1, translations: given }),
      parseBlog({ command: COMMAND, blog: 'baku', rev: 1, translations: given }),
    ])
      expect(parsed).toMatchObject({ ok: false, refusal: { code: 'invalid' } });
  }
  const refused = parsePost({ ...valid.update, translations: JSON.parse('{"__proto__": {}}') as unknown });
  expect(refused).toMatchObject({ refusal: { field: 'translations.__proto__', why: 'unknown-field' } });
  expect(({} as Record<string, unknown>).text).toBeUndefined();
});
