/** A real store and newsroom with one blog, as its desk writes it. */
import { randomBytes, randomUUID } from 'node:crypto';
import { LocalBus } from '../../../server/bus/localBus.js';
import { createNewsroom, type Newsroom } from '../../../server/newsroom.js';
import { markdownToHtml } from '../../../server/render/markdownHtml.js';
import type { Store } from '../../../server/storage/ports.js';

const OWNER = { device: null, person: { id: 'owner', blog: null, name: 'Desk', role: 'owner' } } as const;

export class RecordHouse {
  readonly faults: unknown[] = [];
  /** The clock of the house. */
  now = Date.now();
  readonly newsroom: Newsroom;
  readonly bus = new LocalBus((error) => this.faults.push(error));
  private readonly revs = new Map<string, number>();

  constructor(
    readonly store: Store,
    readonly slug = 'baku',
  ) {
    const html = (texts: readonly string[]) => Promise.resolve(texts.map(markdownToHtml));
    this.newsroom = createNewsroom({
      journal: store.journal,
      markdown: { render: html, ready: () => Promise.resolve(), close: () => Promise.resolve() },
      publish: (item) => this.bus.publish(item),
      now: () => new Date(this.now),
      newId: randomUUID,
      newSalt: () => randomBytes(16).toString('hex'),
      publisher: { name: 'Desk', contact: 'desk@example.org' },
    });
  }

  async open(settings: object = {}): Promise<void> {
    const { slug } = this;
    const drives = [{ id: 'trucks', title: 'Trucks', unit: 'trucks', target: 10 }];
    const made = { slug, title: 'Baku', status: 'live', visibility: 'public', languages: ['en', 'uk'], drives };
    await this.newsroom.createBlog(OWNER, { ...made, ...settings });
  }

  async post(text: string, fields: object = {}): Promise<string> {
    const id = randomUUID();
    const happenedAt = new Date(this.now).toISOString();
    const entry = { id, blog: this.slug, kind: 'update', lang: 'en', text, happenedAt, ...fields };
    await this.newsroom.post(OWNER, entry);
    this.revs.set(id, 1);
    return id;
  }

  async revise(id: string, fields: object): Promise<void> {
    const rev = this.revs.get(id) ?? 1;
    const command = { command: randomUUID(), id, blog: this.slug, rev, ...fields };
    const { receipt } = await this.newsroom.revise(OWNER, command);
    this.revs.set(id, receipt.rev);
  }

  async retract(id: string): Promise<void> {
    await this.newsroom.retract(OWNER, { command: randomUUID(), id, blog: this.slug });
  }

  async takeDown(id: string): Promise<void> {
    await this.newsroom.takedown(OWNER, { command: randomUUID(), id, blog: this.slug });
  }

  /** Changes settings of the blog. */
  async set(fields: object): Promise<void> {
    const rev = (await this.standing()).rev;
    await this.newsroom.blog(OWNER, { command: randomUUID(), blog: this.slug, rev, ...fields });
  }

  async standing() {
    const blog = await this.store.journal.blog(this.slug);
    if (blog === null) throw new Error(`there is no ${this.slug}`);
    return blog;
  }
}
