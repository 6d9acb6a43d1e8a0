/** Rule A2 as a table: roles, deeds and statuses. */
import { randomUUID } from 'node:crypto';
import { STATUSES, type BlogStatus, type Role } from '../../../shared/entry.js';
import type { Accepted, Actor } from '../../../server/newsroom.js';
import { openHouse, outcomeOf, type House } from './house.js';

let house: House;
beforeAll(async () => (house = await openHouse()));
afterAll(() => house.close());

type Who = Role | 'stranger';
type Deed = (actor: Actor, blog: string) => Promise<Accepted>;

/** Prepares while the blog is live (or paused, for a held entry), and then sets the status. */
async function inStatus(status: BlogStatus, who: Who, prepare: Deed | null, deed: (made: Accepted | null) => Deed) {
  const blog = await house.blog();
  const actor = who === 'stranger' ? house.person(await house.blog(), 'Sam', 'editor') : house.person(blog, 'Ann', who);
  const made = prepare === null ? null : await prepare(actor, blog);
  const { settings } = (await house.store.journal.blog(blog))!;
  if (settings.status !== status) await house.set(blog, { status });
  return outcomeOf(deed(made)(actor, blog));
}

const ownEntry: Deed = (actor, blog) => house.post({ ...actor, person: { ...actor.person, blog: null } }, blog);
const foreignEntry: Deed = (_, blog) => house.post(house.person(blog, 'Bob'), blog);
const heldEntry: Deed = async (_, blog) => {
  await house.set(blog, { status: 'paused' });
  return house.post(house.person(blog, 'Ann'), blog);
};

const command = () => ({ command: randomUUID() });
const post =
  (fields = {}) =>
  (): Deed =>
  (actor, blog) =>
    house.post(actor, blog, fields);
const drive = { kind: 'drive', text: '', drive: 'trucks', add: 1 };
const revise =
  (patch: object) =>
  (made: Accepted | null): Deed =>
  (actor, blog) =>
    house.newsroom.revise(actor, { ...command(), id: made!.receipt.id, blog, rev: 1, ...patch });
const retract =
  (made: Accepted | null): Deed =>
  (actor, blog) =>
    house.newsroom.retract(actor, { ...command(), id: made!.receipt.id, blog });
const publish =
  (made: Accepted | null): Deed =>
  (actor, blog) =>
    house.newsroom.publish(actor, { ...command(), id: made!.receipt.id, blog, rev: 1 });
const takedown =
  (made: Accepted | null): Deed =>
  (actor, blog) =>
    house.newsroom.takedown(actor, { ...command(), id: made!.receipt.id, blog });
const setBlog = (): Deed => async (actor, blog) => {
  const { rev } = (await house.store.journal.blog(blog))!;
  return house.newsroom.blog(actor, { ...command(), blog, rev, title: 'New' });
};

//                                            announced live  paused ended
const TABLE: [string, Who, Deed | null, (made: Accepted | null) => Deed, string][] = [
  ['post', 'reporter', null, post(), '          ok        ok    ok     ended'],
  ['post', 'editor', null, post(), '            ok        ok    ok     ended'],
  ['post', 'owner', null, post(), '             ok        ok    ok     ended'],
  ['post', 'stranger', null, post(), 'not-found not-found not-found not-found'],
  ['post a drive entry', 'reporter', null, post(drive), ' ok ok ok ended'],
  ['post a drive entry', 'editor', null, post(drive), '   ok ok ok ok'],
  ['revise their own', 'reporter', ownEntry, revise({ text: 'x' }), ' ok ok paused ended'],
  ['revise their own', 'editor', ownEntry, revise({ text: 'x' }), '   ok ok ok ok'],
  ["revise another's", 'reporter', foreignEntry, revise({ text: 'x' }), 'not-found not-found not-found not-found'],
  ["revise another's", 'editor', foreignEntry, revise({ text: 'x' }), '  ok ok ok ok'],
  ["revise another's", 'owner', foreignEntry, revise({ text: 'x' }), '   ok ok ok ok'],
  ["revise another's", 'stranger', foreignEntry, revise({ text: 'x' }), 'not-found not-found not-found not-found'],
  ['revise their held', 'reporter', heldEntry, revise({ text: 'x' }), ' ok ok ok ended'],
  ['pin their own', 'reporter', ownEntry, revise({ pinned: true }), ' forbidden forbidden forbidden forbidden'],
  ["pin another's", 'reporter', foreignEntry, revise({ pinned: true }), 'not-found not-found not-found not-found'],
  ["pin another's", 'editor', foreignEntry, revise({ pinned: true }), ' ok ok ok ok'],
  ['make a key moment', 'reporter', ownEntry, revise({ key: true }), 'forbidden forbidden forbidden forbidden'],
  ['verify', 'reporter', ownEntry, revise({ verification: 'seen' }), 'forbidden forbidden forbidden forbidden'],
  ['correct', 'reporter', ownEntry, revise({ correction: { note: 'x' } }), 'forbidden forbidden forbidden forbidden'],
  ['correct', 'editor', ownEntry, revise({ correction: { note: 'x' } }), ' ok ok ok ok'],
  ['translate', 'reporter', ownEntry, revise({ translations: {} }), 'forbidden forbidden forbidden forbidden'],
  ['retract their own', 'reporter', ownEntry, retract, ' ok ok ok ok'],
  ['retract their held', 'reporter', heldEntry, retract, 'ok ok ok ok'],
  ["retract another's", 'reporter', foreignEntry, retract, 'not-found not-found not-found not-found'],
  ["retract another's", 'editor', foreignEntry, retract, 'ok ok ok ok'],
  ["retract another's", 'stranger', foreignEntry, retract, 'not-found not-found not-found not-found'],
  ['publish their held', 'reporter', heldEntry, publish, 'forbidden forbidden forbidden forbidden'],
  ['publish a held', 'editor', heldEntry, publish, 'ok ok ok ended'],
  ['publish a held', 'owner', heldEntry, publish, ' ok ok ok ended'],
  ['publish a held', 'stranger', heldEntry, publish, 'not-found not-found not-found not-found'],
  ['take down their own', 'reporter', ownEntry, takedown, 'forbidden forbidden forbidden forbidden'],
  ["take down another's", 'reporter', foreignEntry, takedown, 'not-found not-found not-found not-found'],
  ["take down another's", 'editor', foreignEntry, takedown, 'ok ok ok ok'],
  ["take down another's", 'owner', foreignEntry, takedown, ' ok ok ok ok'],
  ['change the blog', 'reporter', null, setBlog, 'forbidden forbidden forbidden forbidden'],
  ['change the blog', 'editor', null, setBlog, 'ok ok ok ok'],
  ['change the blog', 'owner', null, setBlog, ' ok ok ok ok'],
  ['change the blog', 'stranger', null, setBlog, 'not-found not-found not-found not-found'],
];

test.each(TABLE)(
  '[A2] the deed “%s” by role %s is allowed or refused by the blog’s status',
  async (_, who, prepare, deed, expected) => {
    const outcomes = [];
    for (const status of STATUSES) outcomes.push(await inStatus(status, who, prepare, deed));
    expect(outcomes).toEqual(expected.trim().split(/\s+/));
  },
);

test('[A2] only an owner makes a blog, and a name that is taken is refused', async () => {
  const blog = await house.blog();
  const made = (actor: Actor, title: string) => outcomeOf(house.newsroom.createBlog(actor, { slug: 'mine', title }));
  expect(await made(house.person(blog, 'Ann'), 'x')).toBe('forbidden');
  expect(await made(house.person(blog, 'Eve', 'editor'), 'x')).toBe('forbidden');
  expect(await made(house.person(blog, 'Olga', 'owner'), 'x')).toBe('ok');
  expect(await made(house.person(blog, 'Olga', 'owner'), 'another')).toBe('conflict');
  // The same request is answered to whoever may make a blog, and to nobody else.
  expect(await made(house.person(blog, 'Eve', 'editor'), 'x')).toBe('forbidden');
});

test('an editor may post a correction after the end of a blog, and a reporter may not', async () => {
  const blog = await house.blog();
  const { receipt } = await house.post(house.person(blog, 'Ann'), blog);
  await house.set(blog, { status: 'ended' });
  const corrects = { corrects: receipt.id };
  expect(await outcomeOf(house.post(house.person(blog, 'Eve', 'editor'), blog, corrects))).toBe('ok');
  expect(await outcomeOf(house.post(house.person(blog, 'Ann'), blog, corrects))).toBe('ended');
});
