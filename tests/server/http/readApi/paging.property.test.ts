/** Walks over a blog in which entries come, go, are held, are late and are revised meanwhile. */
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { Rallyline, type NewEntry } from '../../../../client/program/rallyline.js';
import type { Kind, PublicEntry } from '../../../../shared/entry.js';
import { startRally, update, type Rally } from '../../../support/rally.js';

jest.setTimeout(240_000);

let rally: Rally;
beforeAll(async () => {
  rally = await startRally();
});
afterAll(() => rally.stop());

const KINDS = ['update', 'crowd'] as const satisfies Kind[];
const deed = fc.record({
  what: fc.constantFrom('post', 'late', 'hold', 'publish', 'revise', 'retract', 'takedown', 'pin'),
  /** Which of the entries that it may be done to, as a part of their number. */
  which: fc.double({ min: 0, max: 0.999, noNaN: true }),
  kind: fc.constantFrom(...KINDS),
});
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

interface Known {
  id: string;
  rev: number;
  kind: Kind;
}

/** A desk that does what it is told, and knows which entries stand. */
class Desk {
  readonly standing: Known[] = [];
  readonly held: Known[] = [];

  private constructor(
    readonly blog: ReturnType<Rallyline['blog']>,
    private readonly reporter: ReturnType<Rallyline['blog']>,
  ) {}

  static async open(): Promise<Desk> {
    const slug = await rally.blog();
    const as = async (role: 'reporter' | 'editor') =>
      new Rallyline(rally.url, { token: await rally.token(slug, role, role) }).blog(slug);
    return new Desk(await as('editor'), await as('reporter'));
  }

  async do({ what, which, kind }: Deed): Promise<void> {
    const one = this.standing[Math.floor(which * this.standing.length)];
    if (what === 'post' || what === 'late') return this.post(kind, what === 'late' ? 3_600_000 : 0);
    if (what === 'hold') return this.hold(kind);
    if (what === 'publish') return this.publish(this.held.shift());
    if (one === undefined) return;
    if (what === 'revise') one.rev = (await this.blog.revise(one.id, one.rev, { place: randomUUID() })).rev;
    if (what === 'pin') await this.blog.revise(one.id, one.rev, { key: which > 0.5, pinned: which <= 0.5 });
    if (what === 'retract' || what === 'takedown') this.standing.splice(this.standing.indexOf(one), 1);
    if (what === 'retract') await this.blog.retract(one.id);
    if (what === 'takedown') await this.blog.takeDown(one.id);
  }

  private async post(kind: Kind, before = 0): Promise<void> {
    const { id, rev } = await this.blog.post(newEntry(kind, before));
    this.standing.push({ id, rev, kind });
  }

  /** A reporter's entry waits while the blog is paused. */
  private async hold(kind: Kind): Promise<void> {
    await this.blog.change((await this.blog.read()).rev, { status: 'paused' });
    const { id, rev } = await this.reporter.post(newEntry(kind));
    this.held.push({ id, rev, kind });
    await this.blog.change((await this.blog.read()).rev, { status: 'live' });
  }

  private async publish(one: Known | undefined): Promise<void> {
    if (one === undefined) return;
    const { rev } = await this.blog.publish(one.id, one.rev);
    this.standing.push({ ...one, rev });
  }
}

function newEntry(kind: Kind, before = 0): NewEntry {
  const happenedAt = new Date(Date.now() - before).toISOString();
  const fields = kind === 'crowd' ? { kind, text: '', low: 10, according: 'us', method: 'counted' } : { kind };
  return update({ ...fields, happenedAt }) as unknown as NewEntry;
}

const scene = fc.record({
  first: fc.array(deed, { minLength: 6, maxLength: 14 }),
  /** Deeds between an answer and the next one. */
  meanwhile: fc.array(fc.array(deed, { maxLength: 4 }), { minLength: 12, maxLength: 12 }),
  limit: fc.integer({ min: 1, max: 5 }),
  kind: fc.option(fc.constantFrom(...KINDS), { nil: undefined }),
});

test('a walk shows every entry that stood all the while once, none twice, by falling order, and none that is gone before it', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ first, meanwhile, limit, kind }) => {
      const desk = await Desk.open();
      for (const one of first) await desk.do({ ...one, what: one.which < 0.8 ? 'post' : one.what });
      const stood = new Set(desk.standing.filter((one) => kind === undefined || one.kind === kind).map(({ id }) => id));
      const walked: PublicEntry[] = [];
      let turn = 0;
      for await (const { entries } of desk.blog.pages({ limit, kind })) {
        expect(entries.length).toBeLessThanOrEqual(limit);
        const standing = new Set(desk.standing.map(({ id }) => id));
        expect(entries.filter(({ id }) => !standing.has(id))).toEqual([]);
        walked.push(...entries);
        for (const one of meanwhile[turn] ?? []) await desk.do(one);
        turn += 1;
      }
      const ids = walked.map(({ id }) => id);
      const still = desk.standing.filter(({ id }) => stood.has(id)).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(still.filter((id) => !ids.includes(id))).toEqual([]);
      expect(walked.map(({ order }) => order)).toEqual(walked.map(({ order }) => order).toSorted((a, b) => b - a));
      expect(walked.every((one) => kind === undefined || one.kind === kind)).toBe(true);
    }),
    { numRuns: 15 },
  );
});

test('the link `next` of an answer leads through the same entries as its `next`, and keeps `limit` and `kind`', async () => {
  const desk = await Desk.open();
  for (let n = 0; n < 7; n += 1) await desk.do({ what: 'post', which: 0, kind: KINDS[n % 2]! });
  const orders: number[] = [];
  let address: string | undefined = `/api/v1/blogs/${desk.blog.slug}/entries?limit=2&kind=update`;
  const { publicUrl } = rally.parts.config;
  while (address !== undefined) {
    const response: Response = await fetch(rally.url + address, { headers: { Origin: 'https://news.example' } });
    const { entries, next } = (await response.json()) as { entries: PublicEntry[]; next: number | null };
    orders.push(...entries.map(({ order }) => order));
    const link = response.headers.get('link');
    const further = `/api/v1/blogs/${desk.blog.slug}/entries?before=${next ?? ''}&limit=2&kind=update`;
    expect(link).toBe(next === null ? null : `<${publicUrl}${further}>; rel="next"`);
    // A page of another site may read the header, too.
    if (next !== null) expect(response.headers.get('access-control-expose-headers')).toContain('Link');
    address = next === null ? undefined : further;
  }
  expect(orders).toEqual([8, 6, 4, 2]);
});
