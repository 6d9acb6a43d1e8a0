/** Push subscriptions over every engine. An engine's test is a call of this with a factory of fresh, empty stores. */
import type { Push, PushSubscriber, Store, Telling } from '../../server/storage/ports.js';
import { createBlog } from './journal/drafts.js';

const NOON = Date.parse('2022-02-27T12:00:00.000Z');
const at = (minutes: number): string => new Date(NOON + minutes * 60_000).toISOString();

const ANN: PushSubscriber = {
  ...{ id: 'ann', blog: 'baku', endpoint: 'https://push.example/ann', p256dh: 'key', auth: 'auth', lang: 'uk' },
  ...{ epoch: 'first', seq: 5 },
};
const SAM: PushSubscriber = { ...ANN, id: 'sam', endpoint: 'https://other.example/sam', lang: 'en' };
const MOMENT: Telling = { blog: 'baku', entry: 'e1', epoch: 'first', seq: 7, stand: '1', at: at(0), until: at(60) };

/** Stores are closed by the suite. */
export function pushContract(openStore: () => Promise<Store>): void {
  const opened: Store[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  const open = async (...subscribers: PushSubscriber[]): Promise<Push> => {
    const store = await openStore();
    opened.push(store);
    await createBlog(store.journal);
    for (const subscriber of subscribers) await store.push.begin(subscriber, 10, null);
    return store.push;
  };
  /** Lists everything due, as `<subscriber> <entry> <seq>`. */
  const due = async (push: Push, host = 'push.example', minutes = 0) =>
    (await push.waiting(host, at(minutes), 10)).map(({ subscriber, entry, seq }) => `${subscriber.id} ${entry} ${seq}`);
  const first = async (push: Push, minutes = 0) => {
    const [waiting] = await push.waiting('push.example', at(minutes), 1);
    if (waiting === undefined) throw new Error('nothing is due');
    return waiting;
  };

  describe('keys', () => keysKept(open));
  describe('subscribers', () => subscribersKept(open, due));
  describe('what waits', () => waitingKept(open, due, first));
}

type Open = (...subscribers: PushSubscriber[]) => Promise<Push>;
type Due = (push: Push, host?: string, minutes?: number) => Promise<string[]>;
type First = (
  push: Push,
  minutes?: number,
) => ReturnType<Push['waiting']> extends Promise<(infer One)[]> ? Promise<One> : never;

function keysKept(open: Open): void {
  test('the keys that were made first are in force for all', async () => {
    const push = await open();
    const [one, other] = [1, 2].map((n) => ({ publicKey: `public ${n}`, privateKey: `private ${n}` }));
    if (one === undefined || other === undefined) throw new Error('no keys');
    expect(await push.keys(one)).toEqual(one);
    expect(await push.keys(other)).toEqual(one);
  });
}

function subscribersKept(open: Open, due: Due): void {
  test('a subscriber is kept as it came, and one that comes again has its new keys and language', async () => {
    const push = await open(ANN);
    expect(await push.subscriber('ann')).toEqual(ANN);
    await push.begin({ ...ANN, p256dh: 'new', lang: 'en', seq: 9 }, 10, null);
    expect(await push.subscriber('ann')).toEqual({ ...ANN, p256dh: 'new', lang: 'en' });
    expect(await push.subscriber('nobody')).toBeNull();
  });

  test('a blog has no more subscribers than it may, and those who are there may come again', async () => {
    const push = await open(ANN, SAM);
    const third = { ...ANN, id: 'third', endpoint: 'https://push.example/third' };
    expect(await push.begin(third, 2, null)).toBe('full');
    expect(await push.begin(ANN, 2, null)).toBe('begun');
    expect(await push.begin({ ...third, blog: 'other' }, 2, null)).toBe('begun');
    await push.end('sam');
    expect(await push.begin({ ...third, id: 'fourth' }, 2, null)).toBe('begun');
  });

  test('a subscriber that takes the place of another one gets what waits for it, also in a full blog', async () => {
    const push = await open(ANN);
    await push.tell(MOMENT);
    const renewed = { ...ANN, id: 'ann again', endpoint: 'https://push.example/again' };
    expect(await push.begin(renewed, 1, 'ann')).toBe('begun');
    expect(await push.subscriber('ann')).toBeNull();
    expect(await due(push)).toEqual(['ann again e1 7']);
  });

  test('the end of a subscriber, or of all of a blog, leaves nothing that waits', async () => {
    const push = await open(ANN, SAM, { ...ANN, id: 'else', blog: 'other' });
    await push.tell(MOMENT);
    await push.end('ann');
    expect([await due(push), await due(push, 'other.example')]).toEqual([[], ['sam e1 7']]);
    await push.endBlog('baku');
    expect(await due(push, 'other.example')).toEqual([]);
    expect([await push.subscriber('sam'), await push.subscriber('else')]).toEqual([null, expect.anything()]);
  });
}

function waitingKept(open: Open, due: Due, first: First): void {
  test('an entry waits for those who subscribed before it was told first, and its correction for the same subscribers', async () => {
    const late = { ...ANN, id: 'late', seq: 7 };
    const push = await open(ANN, late);
    await push.tell(MOMENT);
    expect(await push.told('baku', 'e1')).toEqual({ first: 7, stand: '1' });
    expect(await due(push)).toEqual(['ann e1 7']);
    await push.sent(await first(push));
    await push.tell({ ...MOMENT, seq: 9, stand: '2', at: at(5), until: at(65) });
    expect(await push.told('baku', 'e1')).toEqual({ first: 7, stand: '2' });
    expect(await due(push, 'push.example', 5)).toEqual(['ann e1 9']);
    expect((await first(push, 5)).isNews).toBe(false);
    expect(await push.told('other', 'e1')).toBeNull();
  });

  test('a subscriber of an epoch that is over is told whatever comes in the new one', async () => {
    const push = await open({ ...ANN, seq: 900 });
    await push.tell(MOMENT);
    expect(await due(push)).toEqual([]);
    await push.tell({ ...MOMENT, entry: 'e2', epoch: 'second' });
    expect(await due(push)).toEqual(['ann e2 7']);
  });

  test('an entry that is told anew while it waits is sent once, and stays news until it was sent', async () => {
    const push = await open(ANN);
    await push.tell(MOMENT);
    const waiting = await first(push);
    await push.tell({ ...MOMENT, seq: 8, stand: '2', until: at(600) });
    expect(await first(push)).toMatchObject({ seq: 8, isNews: true, until: at(60) });
    // The first state was on its way meanwhile.
    await push.sent(waiting);
    expect(await first(push)).toMatchObject({ seq: 8, isNews: false });
  });

  test('the oldest thing of each subscriber alone is due, and what was tried in vain waits its time', async () => {
    const push = await open(ANN, { ...ANN, id: 'bo', endpoint: 'https://push.example/bo' });
    await push.tell({ ...MOMENT, entry: 'e2', seq: 8 });
    await push.tell(MOMENT);
    expect((await due(push)).sort()).toEqual(['ann e1 7', 'bo e1 7']);
    await push.postpone(await first(push), at(10));
    expect(await due(push)).toEqual(['bo e1 7']);
    expect(await first(push, 10)).toMatchObject({ attempts: 1 });
    await push.sent(await first(push, 10));
    expect((await due(push, 'push.example', 10)).sort()).toEqual(['ann e2 8', 'bo e1 7']);
  });

  test('a clock that is set back holds up nothing that was never postponed, and nothing for longer than any pause', async () => {
    const push = await open(ANN);
    await push.tell(MOMENT);
    const hosts = (minutes: number) => push.waitingHosts(at(minutes));
    expect([await hosts(-30), await due(push, 'push.example', -30)]).toEqual([['push.example'], ['ann e1 7']]);
    await push.postpone(await first(push), at(10));
    expect([await hosts(-5), await due(push, 'push.example', -5)]).toEqual([[], []]);
    expect([await hosts(-6), await due(push, 'push.example', -6)]).toEqual([['push.example'], ['ann e1 7']]);
  });

  test('an attempt is noted before it is made, lasts until it is taken back, and gives what comes after it its own time', async () => {
    const push = await open(ANN);
    await push.tell(MOMENT);
    const waiting = await first(push);
    expect(waiting.mayBeTold).toBe(false);
    await push.attempt([waiting]);
    expect(await first(push)).toMatchObject({ isNews: true, mayBeTold: true });
    await push.unattempt([waiting]);
    expect((await first(push)).mayBeTold).toBe(false);
    await push.postpone({ ...waiting, mayBeTold: true }, at(1));
    await push.begin({ ...ANN, id: 'ann again', endpoint: 'https://push.example/again' }, 10, 'ann');
    expect(await first(push, 1)).toMatchObject({ mayBeTold: true, attempts: 1 });
    await push.tell({ ...MOMENT, seq: 9, stand: 'gone', until: at(600) });
    expect(await first(push, 1)).toMatchObject({ seq: 9, until: at(600) });
    await push.postpone({ ...waiting, subscriber: { ...ANN, id: 'ann again' } }, at(2));
    expect((await first(push, 2)).mayBeTold).toBe(false);
  });

  test('hosts are told for which something is due, those with most of it first', async () => {
    const push = await open(SAM, ANN, { ...ANN, id: 'bo' });
    expect(await push.waitingHosts(at(0))).toEqual([]);
    await push.tell(MOMENT);
    expect(await push.waitingHosts(at(0))).toEqual(['push.example', 'other.example']);
    expect(await push.waitingHosts(at(60))).toEqual([]);
  });

  test('tidying forgets what is over, and what belongs to a blog that is not there', async () => {
    const push = await open(ANN, { ...ANN, id: 'stray', blog: 'no-such-blog' });
    await push.tell(MOMENT);
    await push.tidy(at(59), at(-1));
    expect(await due(push)).toEqual(['ann e1 7']);
    expect([await push.subscriber('stray'), await push.told('baku', 'e1')]).toEqual([null, { first: 7, stand: '1' }]);
    await push.tidy(at(60), at(1));
    expect([await due(push), await push.told('baku', 'e1')]).toEqual([[], null]);
  });
}
