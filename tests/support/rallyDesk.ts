/** A desk that posts, revises and takes down at random, over the real journal and newsroom. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNewsroom, type Actor, type Newsroom } from '../../server/newsroom.js';
import { markdownToHtml } from '../../server/render/markdownHtml.js';
import { openSqliteStore, type SqliteStore } from '../../server/storage/sqlite/store.js';
import type { JournalItem } from '../../server/storage/ports.js';
import type { Chance } from './seeded.js';

const SLUG = 'baku';
const OWNER: Actor = { device: null, person: { id: 'owner', blog: null, name: 'Desk', role: 'owner' } };

export class RallyDesk {
  readonly slug = SLUG;
  readonly store: SqliteStore;
  private readonly newsroom: Newsroom;
  private readonly chance: Chance;
  private readonly folder: string;
  private visible: { id: string; rev: number }[] = [];
  private blogRev = 1;
  private count = 0;

  private constructor(store: SqliteStore, newsroom: Newsroom, chance: Chance, folder: string) {
    this.store = store;
    this.newsroom = newsroom;
    this.chance = chance;
    this.folder = folder;
  }

  static async open(chance: Chance, publish: (item: JournalItem) => void): Promise<RallyDesk> {
    const folder = await mkdtemp(join(tmpdir(), 'rallyline-heal-'));
    const now = () => new Date();
    const store = await openSqliteStore({ folder, server: true, now });
    const newsroom = createNewsroom({
      journal: store.journal,
      markdown: {
        // No threads: they do not run on virtual time.
        render: (texts) => Promise.resolve(texts.map(markdownToHtml)),
        ready: () => Promise.resolve(),
        close: () => Promise.resolve(),
      },
      publish,
      now,
      newId: () => uuid(chance),
      newSalt: () => hex(chance, 32),
      publisher: { name: 'Desk', contact: 'desk@example.org' },
    });
    const desk = new RallyDesk(store, newsroom, chance, folder);
    await newsroom.createBlog(OWNER, { slug: SLUG, title: 'Baku', status: 'live', visibility: 'public' });
    return desk;
  }

  async close(): Promise<void> {
    await this.store.close();
    await rm(this.folder, { recursive: true });
  }

  async post(): Promise<void> {
    const id = uuid(this.chance);
    const happenedAt = new Date().toISOString();
    const text = `Entry **${(this.count += 1)}**`;
    await this.newsroom.post(OWNER, { id, blog: SLUG, kind: 'update', lang: 'en', text, happenedAt });
    this.visible.push({ id, rev: 1 });
  }

  async act(): Promise<void> {
    const dice = this.chance.below(100);
    const any = this.chance.one(this.visible);
    if (dice < 40 || !any) for (let n = this.chance.below(4); n >= 0; n -= 1) await this.post();
    else if (dice < 60) await this.revise(any, { text: `Revised ${(this.count += 1)}` });
    else if (dice < 68) await this.revise(any, { pinned: this.chance.happens(0.5) });
    else if (dice < 80) await this.end('retract', any);
    else if (dice < 90) await this.end('takedown', any);
    else if (dice < 96) await this.changeBlog();
    else if (dice < 98) for (let n = 0; n < 230; n += 1) await this.post();
    else await this.beginEpoch();
  }

  private async revise(entry: { id: string; rev: number }, what: object): Promise<void> {
    const command = { command: uuid(this.chance), id: entry.id, blog: SLUG, rev: entry.rev, ...what };
    const { receipt } = await this.newsroom.revise(OWNER, command);
    entry.rev = receipt.rev;
  }

  private async end(verb: 'retract' | 'takedown', { id }: { id: string }): Promise<void> {
    this.visible = this.visible.filter((entry) => entry.id !== id);
    await this.newsroom[verb](OWNER, { command: uuid(this.chance), id, blog: SLUG });
  }

  private async changeBlog(): Promise<void> {
    const title = `Baku ${(this.count += 1)}`;
    const command = { command: uuid(this.chance), blog: SLUG, rev: this.blogRev, title };
    const { receipt } = await this.newsroom.blog(OWNER, command);
    this.blogRev = receipt.rev;
  }

  private async beginEpoch(): Promise<void> {
    const blog = await this.store.journal.blog(SLUG);
    if (!blog) throw new Error('the blog is gone');
    const change = { from: blog.epoch, to: uuid(this.chance), at: new Date().toISOString() };
    await this.store.journal.beginEpoch(SLUG, change);
  }
}

function hex(chance: Chance, digits: number): string {
  return Array.from({ length: digits }, () => chance.below(16).toString(16)).join('');
}

function uuid(chance: Chance): string {
  return `${hex(chance, 8)}-${hex(chance, 4)}-4${hex(chance, 3)}-8${hex(chance, 3)}-${hex(chance, 12)}`;
}
