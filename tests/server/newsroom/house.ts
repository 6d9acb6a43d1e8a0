/** A newsroom over a real store in a throw-away folder, with people of every role, and a clock that the test moves. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { BlogSettings, EntryRecord, Kind, Role } from '../../../shared/entry.js';
import type { Refusal } from '../../../shared/refusals.js';
import { Refused } from '../../../shared/refusals.js';
import { createNewsroom, type Accepted, type Actor, type Newsroom } from '../../../server/newsroom.js';
import type { Markdown } from '../../../server/render/markdown.js';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import type { JournalItem, Store } from '../../../server/storage/ports.js';
import { sharedMarkdown } from '../../support/sharedMarkdown.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

const OWNER: Actor = { device: null, person: { id: 'owner', blog: null, name: 'Olga', role: 'owner' } };

export interface House {
  newsroom: Newsroom;
  store: Store;
  published: JournalItem[];
  /** Another listener for changes, beside `published`. */
  told: { publish: (item: JournalItem) => void };
  clock: { at: Date };
  person: (blog: string, name: string, role?: Role) => Actor;
  blog: (settings?: Partial<BlogSettings>) => Promise<string>;
  set: (blog: string, patch: object) => Promise<void>;
  post: (actor: Actor, blog: string, fields?: Record<string, unknown>) => Promise<Accepted>;
  entry: (blog: string, id: string) => Promise<EntryRecord>;
  close: () => Promise<void>;
}

/** Opens a house. `given`: another Markdown than the server's own. */
export async function openHouse(given?: Markdown): Promise<House> {
  const clock = { at: new Date('2022-02-27T11:42:07.123Z') };
  const now = (): Date => new Date(clock.at);
  const store = await openSqliteStore({ folder: newFolder(), server: true, now });
  const markdown = given ?? (await sharedMarkdown());
  const published: JournalItem[] = [];
  const told: House['told'] = { publish: () => undefined };
  const newsroom = createNewsroom({
    journal: store.journal,
    markdown,
    publish: (item) => {
      published.push(item);
      told.publish(item);
    },
    now,
    newId: randomUUID,
    newSalt: () => randomBytes(16).toString('hex'),
    publisher: { name: 'The desk', contact: 'desk@example.org' },
  });
  const set = async (blog: string, patch: object): Promise<void> => {
    const { rev } = (await store.journal.blog(blog))!;
    await newsroom.blog(OWNER, { command: randomUUID(), blog, rev, ...patch });
  };
  return {
    newsroom,
    store,
    published,
    told,
    clock,
    set,
    person: (blog, name, role = 'reporter') => ({
      device: null,
      person: { id: `${role} ${name} of ${blog}`, blog: role === 'owner' ? null : blog, name, role },
    }),
    blog: async (settings = {}) => {
      const slug = `rally-${randomUUID().slice(0, 8)}`;
      await newsroom.createBlog(OWNER, { slug, title: 'Rally', status: 'live', visibility: 'public', ...settings });
      return slug;
    },
    post: (actor, blog, fields = {}) => newsroom.post(actor, { ...update(clock.at), blog, ...fields }),
    entry: async (blog, id) => (await store.journal.entry(blog, id))!,
    close: async () => {
      await given?.close();
      await store.close();
      removeFolders();
    },
  };
}

function update(at: Date): Record<string, unknown> {
  return {
    id: randomUUID(),
    kind: 'update' satisfies Kind,
    lang: 'en',
    text: 'They sing.',
    happenedAt: at.toISOString(),
  };
}

/** Returns the refusal that a verb ends with. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  try {
    throw new Error(`accepted: ${JSON.stringify(await work)}`);
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** Returns `ok`, or the code of the refusal. */
export async function outcomeOf(work: Promise<Accepted>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code;
    throw error;
  }
}
