/** A blog whose page shows all that a page can: pinned notices, several photos, a folded standfirst, ways, five languages. */
import { randomUUID } from 'node:crypto';
import type { Route } from 'playwright-core';
import { LANGUAGES } from '../../../shared/messages/languages.js';
import { fullBlog } from '../../support/fullBlog.js';
import { photoFile, photographed, readyPhoto } from '../../support/photographed.js';
import type { Rally } from '../../support/rally.js';

export interface Crowded {
  slug: string;
  /** An entry that stands, and one that was taken back. */
  entry: string;
  gone: string;
}

const named = () => ({ 'If-Match': '"1"', 'Idempotency-Key': randomUUID() });

export async function crowdedBlog(rally: Rally): Promise<Crowded> {
  const { slug, entry } = await fullBlog(rally, {
    languages: [...LANGUAGES],
    place: 'Embassy of Ukraine, Baku',
    asks: ['Warm clothes', 'Water'],
    standfirst: 'Reporters in the crowd write from their phones. '.repeat(5).trim(),
  });
  const [reporter, editor] = await Promise.all([rally.token(slug, 'Leyla'), rally.token(slug, 'Desk', 'editor')]);
  const at = (id: string) => `/api/v1/blogs/${slug}/entries/${id}`;
  const photo = { kind: 'photo', text: 'By the gate.', media: [{ id: randomUUID(), alt: '' }] };
  const { id: photos } = await rally.post(reporter, slug, photo);
  await photographed(rally, slug, photos, [readyPhoto('gate'), readyPhoto('street')]);
  for (const fields of [{ kind: 'notice', urgency: 'urgent', text: 'Leave by the south.' }, { text: 'Trams stop.' }]) {
    const { id } = await rally.post(reporter, slug, fields);
    await rally.send(editor, 'PATCH', at(id), { pinned: true }, named());
  }
  const { id: gone } = await rally.post(reporter, slug, { text: 'Taken back.' });
  await rally.send(reporter, 'DELETE', at(gone), undefined, named());
  return { slug, entry, gone };
}

/** Answers for every photo file. */
export async function anyPhoto(): Promise<(route: Route) => Promise<void>> {
  const body = await photoFile();
  return (route) => route.fulfill({ contentType: 'image/jpeg', body });
}
