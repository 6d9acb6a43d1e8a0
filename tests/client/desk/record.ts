/** Entries and a blog for the desk's tests: as the server sends them, with what a test cares for on top. */
import type { DeskEntry, PublicBlog } from '../../../shared/entry.js';

export function entry(id: string, fields: Partial<DeskEntry> = {}): DeskEntry {
  return {
    id,
    blog: 'baku',
    kind: 'update',
    state: 'published',
    first: 1,
    step: 1,
    seq: 1,
    order: 1,
    rev: 1,
    wordsRev: 1,
    lang: 'en',
    text: 'People are arriving.',
    html: '<p>People are arriving.</p>',
    translations: {},
    happenedAt: '2022-02-27T11:42:00.000Z',
    publishedAt: '2022-02-27T11:42:00.000Z',
    receivedAt: '2022-02-27T11:42:10.000Z',
    byline: 'Elvin',
    media: [],
    key: false,
    pinned: false,
    verification: 'unconfirmed',
    ...fields,
  };
}

export function blog(fields: Partial<PublicBlog> = {}): PublicBlog {
  return {
    translations: {},
    slug: 'baku',
    epoch: 'e1',
    head: 1,
    rev: 1,
    title: 'Rally for Ukraine',
    standfirst: 'At the embassy.',
    place: 'Baku',
    timeZone: 'Asia/Baku',
    languages: ['en', 'uk'],
    status: 'live',
    statusAt: '2022-02-27T11:00:00.000Z',
    visibility: 'public',
    startsAt: '2022-02-27T11:00:00.000Z',
    summary: [],
    drives: [{ id: 'trucks', title: 'Ten trucks', unit: 'trucks', target: 10, done: 3 }],
    publisher: { name: 'Desk', contact: 'desk@example.org' },
    updatedAt: '2022-02-27T11:00:00.000Z',
    ...fields,
  };
}
