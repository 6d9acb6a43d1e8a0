/** Commands that parse takes, and the field that a refusal of parse names. */
import type { Kind } from '../../../shared/entry.js';
import { inEnglish } from '../../../shared/messages/inEnglish.js';
import type { Parsed } from '../../../shared/parse.js';

export const ID = '0b7c3b1e-5a55-4f0e-9d4c-7d1f6f1f2a11';

export const COMMAND = '7f1b8e7e-27a5-4b57-8f0a-0f4b1e0a9c22';

export const common = { id: ID, blog: 'baku', lang: 'en', happenedAt: '2022-02-27T11:42:00Z' };

export const valid: Record<Kind, Record<string, unknown>> = {
  update: { ...common, kind: 'update', text: 'They sing.' },
  chant: { ...common, kind: 'chant', words: 'Slava Ukraini', meanings: { en: 'Glory to Ukraine' } },
  speech: { ...common, kind: 'speech', text: 'Dear friends', speaker: { name: 'Ann' }, verbatim: true },
  photo: { ...common, kind: 'photo', media: [{ id: COMMAND, alt: 'A crowd with flags' }] },
  quote: { ...common, kind: 'quote', text: 'We are here', source: { name: 'Ann', url: 'https://example.org/1' } },
  notice: { ...common, kind: 'notice', text: 'The metro is shut', urgency: 'warning', until: '2022-02-27T14:00:00Z' },
  drive: { ...common, kind: 'drive', drive: 'trucks', add: 2 },
  crowd: { ...common, kind: 'crowd', low: 300, high: 500, according: 'our reporter' },
};

/** A sentence of the catalogue that says more than its code, with every place filled. */
const SENTENCE = /^(?!Something in this)[^{}]+\.$/;

export function refusedField<Value>(parsed: Parsed<Value>): string | undefined {
  if (parsed.ok) throw new Error(`accepted: ${JSON.stringify(parsed.value)}`);
  expect(parsed.refusal).toMatchObject({ code: 'invalid', retry: false });
  expect(inEnglish(parsed.refusal).message).toMatch(SENTENCE);
  return parsed.refusal.field;
}
