/** A blog with all that a page can show. */
import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Rally } from './rally.js';

export const TRUCKS = { id: 'trucks', title: 'Ten days, ten trucks', unit: 'trucks', target: 10 };

const KINDS: Record<string, unknown>[] = [
  { text: 'People are arriving. **More** come [from the side streets](https://example.org/streets).' },
  { kind: 'notice', text: 'The street is closed to cars.', urgency: 'info' },
  { kind: 'notice', text: 'Come on foot.', urgency: 'warning' },
  { kind: 'notice', text: 'Leave the middle of the street free.', urgency: 'urgent', until: '2030-01-01T12:00:00Z' },
  {
    kind: 'chant',
    lang: 'uk',
    words: 'Слава Україні!',
    transliteration: 'Slava Ukraini!',
    meanings: { en: 'Glory to Ukraine!', az: 'Yaşasın Ukrayna!' },
  },
  {
    kind: 'speech',
    speaker: { name: 'Ahmad Mammadli', role: 'leader', organisation: 'Democracy 18' },
    verbatim: true,
    occasion: 'stage',
    text: 'We stand here for our brothers.',
    translations: { az: { text: 'Biz burada qardaşlarımız üçün dayanmışıq.' } },
  },
  {
    kind: 'quote',
    lang: 'uk',
    source: { name: 'The ambassador', handle: '@ambassador', published: 'on Twitter, today', attached: 'a video' },
    text: 'Бакинці неймовірні.',
    translations: { en: { text: 'The people of Baku are incredible.' } },
  },
  { kind: 'photo', text: 'A hand-drawn flag over the heads.' },
  { kind: 'drive', drive: 'trucks', add: 1, text: 'The first truck is loaded.' },
  { kind: 'crowd', said: 'hundreds', according: 'the ambassador' },
  { lang: 'ar', text: 'وصل المزيد من الناس إلى الساحة.' },
];

/** Makes a blog with an entry of every kind; among them are a key moment, a corrected and a withdrawn entry. `entry`: the key moment. */
export async function fullBlog(
  rally: Rally,
  settings: Record<string, unknown> = {},
): Promise<{ slug: string; entry: string }> {
  const slug = await rally.blog({
    title: 'Rally for Ukraine, Baku',
    drives: [TRUCKS],
    standfirst: 'Reporters in the crowd write from their phones.',
    summary: [{ lang: 'en', text: 'People were asked to come, and to bring aid.' }],
    publisher: { name: 'Meydan Line', contact: 'editors@meydan.example' },
    ...settings,
  });
  const [reporter, editor] = await Promise.all([rally.token(slug, 'Leyla'), rally.token(slug, 'Desk', 'editor')]);
  const ids: string[] = [];
  for (const fields of KINDS) ids.push((await rally.post(reporter, slug, fields)).id);
  const revise = async (id: string | undefined, patch: Record<string, unknown>) => {
    const response = await rally.send(editor, 'PATCH', `/api/v1/blogs/${slug}/entries/${id}`, patch, {
      'If-Match': '"1"',
      'Idempotency-Key': randomUUID(),
    });
    expect(response.status).toBe(201);
  };
  await revise(ids[5], { key: true, verification: 'confirmed' });
  await revise(ids[0], { correction: { note: 'The street was another one.' }, verification: 'corrected' });
  await revise(ids[9], { verification: 'withdrawn' });
  return { slug, entry: ids[5] ?? '' };
}
