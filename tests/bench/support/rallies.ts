/** Blogs, entries and tokens in a store that no server has open yet, through the product's own ports. */
import { randomBytes, randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { SignIn } from '../../../server/auth/signIn.js';
import { OPERATOR, operatorsNewsroom } from '../../../server/cli/operator.js';
import { readConfig } from '../../../server/config.js';
import { openParts, type Parts } from '../../../server/parts.js';
import { markdownToHtml } from '../../../server/render/markdownHtml.js';
import { canonical, contentOfEntry, digestOf } from '../../../server/storage/chain.js';
import type { Journal } from '../../../server/storage/ports.js';
import type { EntryRecord } from '../../../shared/entry.js';
import { withHurriedJournal } from './hurriedJournal.js';
import { textOf } from './texts.js';

const DIST = pathToFileURL(path.join(import.meta.dirname, '../../../dist/'));

/** Settings beside the folder, such as another store's address. */
type Env = Record<string, string>;

/** Makes live, public blogs. */
export async function open(folder: string, slugs: string[], env: Env = {}): Promise<void> {
  await withParts(folder, env, async (parts) => {
    for (const slug of slugs) {
      const blog = { slug, title: 'Rally for Ukraine', timeZone: 'Asia/Baku', languages: ['en'], status: 'live' };
      await operatorsNewsroom(parts).createBlog(OPERATOR, { ...blog, visibility: 'public' });
    }
  });
}

/** Makes live, public blogs in the embedded store, each with so many entries. */
export async function fill(folder: string, entries: Record<string, number>): Promise<void> {
  await open(folder, Object.keys(entries));
  await withHurriedJournal(folder, async (journal) => {
    for (const [slug, count] of Object.entries(entries)) {
      for (let number = 0; number < count; number += 1) await append(journal, slug, number);
    }
  });
}

/** Makes `count` bearer tokens, each of another reporter: a device may send 60 commands at once, then 10 a second. */
export async function tokens(folder: string, blog: string, count: number, env: Env = {}): Promise<string[]> {
  return withParts(folder, env, async ({ store, now, newId }) => {
    const signIn = new SignIn({ people: store.people, now, newId });
    const names = Array.from({ length: count }, (_, index) => `Reporter ${index}`);
    return Promise.all(names.map((name) => signIn.token({ blog, name, role: 'reporter' })));
  });
}

/** The payload of a post. */
export function update(number: number, text = textOf(number)): Record<string, unknown> {
  return { id: randomUUID(), kind: 'update', lang: 'en', text, happenedAt: new Date().toISOString() };
}

async function withParts<Result>(folder: string, env: Env, work: (parts: Parts) => Promise<Result>): Promise<Result> {
  const { config } = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error', ...env });
  const parts = await openParts(config, { server: false, dist: DIST });
  try {
    return await work(parts);
  } finally {
    await parts.close();
  }
}

/** Appends straight to the journal: other benches measure the newsroom's work before it. */
async function append(journal: Journal, slug: string, number: number): Promise<void> {
  const entry = entryOf(slug, number);
  const content = contentOfEntry(entry);
  const salt = randomBytes(16).toString('hex');
  const appended = await journal.append({
    command: { id: entry.id, blog: slug, author: entry.author, body: canonical(entry.content) },
    device: null,
    expect: { status: 'live', entryStep: null },
    change: { verb: 'post', entry: entry.id, rev: 1, at: entry.receivedAt, role: 'reporter', public: true },
    content,
    salt,
    digest: digestOf(salt, content),
    entry,
    touches: { blog: false, top: false },
    empties: false,
  });
  if (appended.kind !== 'stored') throw new Error(`entry ${number} was not stored: ${appended.kind}`);
}

function entryOf(blog: string, number: number): EntryRecord {
  const text = textOf(number);
  const at = new Date(Date.UTC(2022, 1, 27, 12) + number * 1_000).toISOString();
  const content = { kind: 'update', lang: 'en', text, happenedAt: at, translations: {}, media: [] } as const;
  return {
    id: randomUUID(),
    blog,
    state: 'published',
    rev: 1,
    wordsRev: 1,
    first: 0,
    step: 0,
    seq: null,
    order: null,
    author: 'bench',
    byline: 'Reporter',
    receivedAt: at,
    publishedAt: at,
    editedAt: null,
    key: false,
    pinned: false,
    verification: 'unconfirmed',
    correction: null,
    content: { ...content, translations: {}, media: [] },
    html: { text: htmlOf(text), translations: {} },
  };
}

const rendered = new Map<string, string>();

function htmlOf(text: string): string {
  const html = rendered.get(text) ?? markdownToHtml(text);
  rendered.set(text, html);
  return html;
}
