/** Material of the journal's contract: entries and appends as a newsroom would make them. */
import { randomBytes, randomUUID } from 'node:crypto';
import {
  emptied,
  touchesBlog,
  touchesTop,
  type BlogRecord,
  type BlogSettings,
  type Content,
  type EntryRecord,
} from '../../../shared/entry.js';
import { canonical, contentOfBlog, contentOfEntry, digestOf } from '../../../server/storage/chain.js';
import type { Append, Appended, Journal } from '../../../server/storage/ports.js';

export const AT = '2022-02-27T11:42:07.000Z';

export function settingsOf(over: Partial<BlogSettings> = {}): BlogSettings {
  return {
    title: 'Baku, 27 February',
    standfirst: '',
    place: 'Fountain Square',
    timeZone: 'Asia/Baku',
    languages: ['en', 'uk', 'az'],
    status: 'live',
    visibility: 'public',
    startsAt: null,
    asks: [],
    summary: [],
    drives: [],
    publisher: { name: 'The desk', contact: 'desk@example.org' },
    ...over,
  };
}

/** Makes a blog as the newsroom does, and returns it. */
export async function createBlog(journal: Journal, slug = 'baku', settings = settingsOf()): Promise<BlogRecord> {
  const [content, salt] = [contentOfBlog(slug, { settings }), newSalt()];
  const draft = { slug, epoch: `epoch-of-${slug}`, settings, at: AT, role: 'owner' as const, content, salt };
  const made = await journal.createBlog({ ...draft, digest: digestOf(salt, content) });
  if (made.kind === 'taken') throw new Error(`${slug} is there already`);
  return made.blog;
}

export function contentWith(over: Partial<Content> = {}): Content {
  const common = { lang: 'en', text: 'They sing.', translations: {}, media: [], happenedAt: AT };
  return { kind: 'update', ...common, ...over } as Content;
}

/** An entry as the newsroom hands it in: the numbers are the store's to give. */
export function entryWith(over: Partial<EntryRecord> = {}): EntryRecord {
  return {
    id: randomUUID(),
    blog: 'baku',
    state: 'published',
    rev: 1,
    wordsRev: 1,
    first: 0,
    step: 0,
    seq: null,
    order: null,
    author: 'person-of-ann',
    byline: 'Ann',
    receivedAt: AT,
    publishedAt: AT,
    editedAt: null,
    key: false,
    pinned: false,
    verification: 'unconfirmed',
    correction: null,
    content: contentWith(),
    html: { text: '<p>They sing.</p>', translations: {} },
    ...over,
  };
}

export function heldWith(over: Partial<EntryRecord> = {}): EntryRecord {
  return entryWith({ state: 'held', publishedAt: null, ...over });
}

export function driveWith(drive: string, progress: { add?: number; total?: number }): EntryRecord {
  return entryWith({ content: contentWith({ kind: 'drive', text: '', drive, ...progress }) });
}

/** The append of a new entry; `id` is the entry's and the command's. */
export function postOf(entry: EntryRecord, over: Partial<Append> = {}): Append {
  return { ...appendOf('post', entry, null, entry.id), ...over };
}

/** The append of a change to an entry as it was read before. */
export function changeOf(
  verb: 'revise' | 'retract' | 'publish' | 'media' | 'takedown',
  before: EntryRecord,
  changed: Partial<EntryRecord>,
  over: Partial<Append> = {},
): Append {
  return { ...appendOf(verb, { ...before, ...changed }, before, randomUUID()), ...over };
}

export function retractionOf(before: EntryRecord): Append {
  return changeOf('retract', before, { state: 'retracted', pinned: false, key: false });
}

export function takedownOf(before: EntryRecord, over: Partial<Append> = {}): Append {
  return { ...appendOf('takedown', emptied(before), before, randomUUID()), empties: true, ...over };
}

export function settingsChangeOf(
  before: BlogRecord,
  changed: Partial<BlogSettings>,
  over: Partial<Append> = {},
): Append {
  const settings = { ...before.settings, ...changed };
  const rev = before.rev + 1;
  return {
    ...wordsOf(contentOfBlog(before.slug, { settings })),
    command: { id: randomUUID(), blog: before.slug, author: 'person-of-eve', body: canonical({ changed }) },
    device: null,
    expect: { status: before.settings.status, blogRev: before.rev },
    change: { verb: 'blog', entry: null, rev, at: AT, role: 'editor', public: true },
    blog: { settings, statusAt: AT, endedAt: settings.status === 'ended' ? AT : null },
    touches: { blog: true, top: true },
    empties: false,
    ...over,
  };
}

/** Appends and returns the entry as it was stored; throws where it was not. */
export async function stored(journal: Journal, append: Append): Promise<EntryRecord> {
  const { item } = storedOf(await journal.append(append));
  if (item.entry === null) throw new Error('this was not a change of an entry');
  return item.entry;
}

export function storedOf(appended: Appended): Extract<Appended, { kind: 'stored' }> {
  if (appended.kind !== 'stored') throw new Error(`not stored but ${appended.kind}`);
  return appended;
}

/** Posts so many entries one after another; returns them as they were stored. */
export async function posts(journal: Journal, count: number, over: Partial<EntryRecord> = {}): Promise<EntryRecord[]> {
  const all: EntryRecord[] = [];
  for (let n = 0; n < count; n += 1) all.push(await stored(journal, postOf(entryWith(over))));
  return all;
}

function appendOf(
  verb: 'post' | 'revise' | 'retract' | 'publish' | 'media' | 'takedown',
  entry: EntryRecord,
  before: EntryRecord | null,
  command: string,
): Append {
  const isPublic = entry.state === 'published' || (before !== null && before.order !== null);
  const touched = [entry, before ?? entry];
  return {
    ...wordsOf(contentOfEntry(entry)),
    command: {
      id: command,
      blog: entry.blog,
      author: entry.author,
      body: canonical({ verb, id: entry.id, content: entry.content }),
    },
    device: null,
    expect: { status: 'live', entryStep: before?.step ?? null },
    change: { verb, entry: entry.id, rev: entry.rev, at: AT, role: 'reporter', public: isPublic },
    entry,
    touches: { blog: isPublic && touched.some(touchesBlog), top: isPublic && touched.some(touchesTop) },
    empties: false,
  };
}

function wordsOf(content: string): Pick<Append, 'content' | 'salt' | 'digest'> {
  const salt = newSalt();
  return { content, salt, digest: digestOf(salt, content) };
}

function newSalt(): string {
  return randomBytes(16).toString('hex');
}
