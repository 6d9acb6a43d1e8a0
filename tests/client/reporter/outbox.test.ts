import { refusal, type RefusalCode } from '../../../shared/refusals.js';
import type { Answer } from '../../../client/account/transport.js';
import { MemoryStore } from '../../../client/reporter/outbox/store.js';
import type { SenderLock } from '../../../client/reporter/outbox/senderLock.js';
import { ANNA, phone, refuse, SmallServer, update } from './outbox/phone.js';

const lost: Answer = { kind: 'lost' };

describe('ids and leaving', () => {
  test('[O1] the id is minted and stored before the first attempt, and is the same at each attempt', async () => {
    const it = await phone();
    it.line.answer = () => lost;
    const entry = await it.outbox.post(ANNA, update('one'));
    expect((await it.store.read())[0]?.command).toBe(entry);
    await it.pass(60_000);
    expect(it.sent.length).toBeGreaterThan(2);
    expect(new Set(it.sent.map(({ command }) => command))).toEqual(new Set([entry]));
  });

  test('[O2] a lost acknowledgement is asked for again with the same id, and the entry is there once', async () => {
    const it = await phone();
    it.line.answer = (item, payload) => {
      const answer = it.server.take(item, payload);
      return it.sent.length === 1 ? lost : answer;
    };
    await it.outbox.post(ANNA, update('one'));
    await it.pass(5_000);
    expect(it.server.texts()).toEqual(['one']);
    expect(it.outbox.state.value.items).toEqual([]);
  });

  test('[O2] what was not acknowledged is still there on the next page, and arrives once', async () => {
    const store = new MemoryStore();
    const server = new SmallServer();
    const first = await phone({ store, server });
    first.line.answer = (item, payload) => (server.take(item, payload), new Promise(() => undefined));
    await first.outbox.post(ANNA, update('one'));
    await first.outbox.post(ANNA, update('two'));
    await first.pass(0);
    first.outbox.close();
    const second = await phone({ store, server, prefix: 'second' });
    await second.pass(1_000);
    expect(server.texts()).toEqual(['one', 'two']);
    expect(await store.read()).toEqual([]);
  });

  test.each<[RefusalCode]>([
    ['invalid'],
    ['forbidden'],
    ['not-found'],
    ['ended'],
    ['too-large'],
    ['unsupported'],
    ['gone'],
  ])(
    '[O2] after the final refusal %s it stays, is not sent again, and the reporter can send other words',
    async (code) => {
      const it = await phone();
      it.line.answer = () => refuse(refusal(code));
      const entry = await it.outbox.post(ANNA, update('bad'));
      await it.pass(600_000);
      expect(it.sent).toHaveLength(1);
      expect(it.outbox.state.value.items[0]?.refusal?.code).toBe(code);
      it.line.answer = (item, payload) => it.server.take(item, payload);
      await it.outbox.mend(entry, { words: update('good') });
      await it.pass(0);
      expect([...it.server.entries.keys()]).toEqual([entry]);
      expect(it.server.texts()).toEqual(['good']);
      expect(it.outbox.state.value.items).toEqual([]);
    },
  );

  test('[O2] a post whose id is taken gets a new one when it is mended', async () => {
    const it = await phone();
    it.line.answer = () => refuse(refusal('conflict', { field: 'id' }));
    const entry = await it.outbox.post(ANNA, update('one'));
    await it.pass(0);
    it.line.answer = (item, payload) => it.server.take(item, payload);
    await it.outbox.mend(entry, { words: update('one, again') });
    await it.pass(0);
    expect(it.server.texts()).toEqual(['one, again']);
    expect(it.server.entries.has(entry)).toBe(false);
  });

  test('[O2] the reporter can let go of what was refused, and of nothing else', async () => {
    const it = await phone();
    it.line.answer = () => lost;
    const kept = await it.outbox.post(ANNA, update('waits'));
    await it.outbox.discard(kept);
    expect(it.outbox.state.value.items).toHaveLength(1);
    it.line.answer = () => refuse(refusal('invalid'));
    await it.pass(2_000);
    await it.outbox.discard(kept);
    expect(it.outbox.state.value.items).toEqual([]);
  });

  test('[O2] a store that fails when the answer comes keeps the command, which is sent again', async () => {
    const store = new MemoryStore();
    const change = store.change.bind(store);
    let writes = 0;
    store.change = (step) => (++writes === 3 ? Promise.reject(new Error('disk full')) : change(step));
    const it = await phone({ store });
    await it.outbox.post(ANNA, update('one'));
    await it.pass(0);
    expect(it.outbox.state.value.items).toHaveLength(1);
    await it.pass(6_000);
    expect(it.server.texts()).toEqual(['one']);
    expect(await store.read()).toEqual([]);
  });
});

describe('order', () => {
  test('[O3] posts arrive in the order in which they were written', async () => {
    const it = await phone({ signedIn: false });
    for (const text of ['one', 'two', 'three']) await it.outbox.post(ANNA, update(text));
    it.outbox.signedIn(() => true);
    await it.pass(0);
    expect(it.server.log).toEqual(['post one', 'post two', 'post three']);
  });

  test('[O3] a revision of what never left the phone is folded into it', async () => {
    const it = await phone({ signedIn: false });
    const entry = await it.outbox.post(ANNA, update('draft'));
    await it.outbox.revise(ANNA, entry, { base: update('draft'), words: update('better'), rev: 1 });
    it.outbox.signedIn(() => true);
    await it.pass(0);
    expect(it.server.log).toEqual(['post better']);
  });

  test('[O3] a revision of what may have left waits behind it, and takes its rev from the answer', async () => {
    const it = await phone();
    it.line.answer = () => lost;
    const entry = await it.outbox.post(ANNA, update('one'));
    await it.pass(0);
    await it.outbox.revise(ANNA, entry, { base: update('one'), words: update('two'), rev: 9 });
    await it.outbox.revise(ANNA, entry, { base: update('two'), words: update('three'), rev: 9 });
    it.line.answer = (item, payload) => it.server.take(item, payload);
    it.outbox.wake();
    await it.pass(60_000);
    expect(it.server.log).toEqual(['post one', 'revise three']);
    expect(it.outbox.state.value.items).toEqual([]);
  });

  test('[O3] a command that the server cannot take steps aside, and the rest go on', async () => {
    const it = await phone();
    it.line.answer = (item, payload) =>
      item.verb === 'post' && payload.text === 'bad' ? refuse(refusal('internal')) : it.server.take(item, payload);
    await it.outbox.post(ANNA, update('bad'));
    await it.outbox.post(ANNA, update('good'));
    await it.pass(20_000);
    expect(it.server.texts()).toEqual(['good']);
    it.line.answer = (item, payload) => it.server.take(item, payload);
    await it.pass(60_000);
    expect(it.server.texts()).toEqual(['good', 'bad']);
  });

  test('[O3] a retraction goes first of all, even while another command hangs', async () => {
    const it = await phone();
    const entry = await it.outbox.post(ANNA, update('harms somebody'));
    await it.pass(0);
    it.line.answer = (item, payload) =>
      item.verb === 'post' ? new Promise(() => undefined) : it.server.take(item, payload);
    await it.outbox.post(ANNA, update('hangs'));
    await it.outbox.post(ANNA, update('behind'));
    await it.outbox.retract(ANNA, entry, 0);
    await it.pass(0);
    expect(it.server.entries.has(entry)).toBe(false);
  });

  test('[O3] a retraction of what never left needs no server, and nothing of the entry leaves', async () => {
    const it = await phone({ signedIn: false });
    const entry = await it.outbox.post(ANNA, update('no'));
    await it.outbox.retract(ANNA, entry, 0);
    it.outbox.signedIn(() => true);
    await it.pass(60_000);
    expect(it.sent).toEqual([]);
    expect(it.outbox.state.value.items).toEqual([]);
  });

  test('[O3] a retraction of a post that may have arrived is sent in its place, and ends it wherever it is', async () => {
    const it = await phone();
    it.line.answer = (item, payload) => (it.server.take(item, payload), lost);
    const entry = await it.outbox.post(ANNA, update('no'));
    await it.pass(0);
    it.line.answer = (item, payload) => it.server.take(item, payload);
    await it.outbox.retract(ANNA, entry, 0);
    it.outbox.wake();
    await it.pass(60_000);
    expect(it.server.log).toEqual(['post no', 'retract']);
    expect(it.server.texts()).toEqual([]);
    expect(it.outbox.state.value.items).toEqual([]);
  });

  test('[O3] a post that is still under way when its retraction arrives is withdrawn when it lands', async () => {
    const it = await phone();
    let land: () => void = () => undefined;
    it.line.answer = (item, payload) => {
      if (item.verb !== 'post') return it.server.take(item, payload);
      land = () => it.server.take(item, payload);
      return lost;
    };
    const entry = await it.outbox.post(ANNA, update('late'));
    await it.pass(0);
    await it.outbox.retract(ANNA, entry, 0);
    await it.pass(10_000);
    land();
    expect(it.server.texts()).toEqual(['late']);
    await it.pass(60_000);
    expect(it.server.texts()).toEqual([]);
    expect(it.outbox.state.value.items).toEqual([]);
  });

  test('[O3] a retraction of a post that never arrived ends after some attempts', async () => {
    const it = await phone();
    it.line.answer = (item, payload) => (item.verb === 'post' ? lost : it.server.take(item, payload));
    const entry = await it.outbox.post(ANNA, update('no'));
    await it.pass(0);
    await it.outbox.retract(ANNA, entry, 0);
    await it.pass(300_000);
    expect(it.sent.filter(({ verb }) => verb === 'post')).toHaveLength(1);
    expect(it.outbox.state.value.items).toEqual([]);
  });

  test('[O3] a retraction carries no rev, so it is never stale', async () => {
    const it = await phone();
    const entry = await it.outbox.post(ANNA, update('one'));
    const payloads: Record<string, unknown>[] = [];
    it.line.answer = (item, payload) => (payloads.push(payload), it.server.take(item, payload));
    await it.outbox.retract(ANNA, entry, 0);
    await it.pass(0);
    expect(payloads).toEqual([{ command: 'id-2', id: entry, blog: 'baku' }]);
  });

  test('a retraction can be undone while it waits, and then everything goes on as before', async () => {
    const it = await phone();
    it.line.answer = () => lost;
    const entry = await it.outbox.post(ANNA, update('one'));
    await it.pass(0);
    await it.outbox.retract(ANNA, entry, 5_000);
    await it.outbox.undoRetract(entry);
    it.line.answer = (item, payload) => it.server.take(item, payload);
    await it.pass(60_000);
    expect(it.server.log).toEqual(['post one']);
  });

  test('a page that goes away ends the undo: the retraction leaves at once', async () => {
    const it = await phone();
    const entry = await it.outbox.post(ANNA, update('one'));
    await it.pass(0);
    await it.outbox.retract(ANNA, entry, 5_000);
    await it.pass(1_000);
    expect(it.server.texts()).toEqual(['one']);
    await it.outbox.release();
    await it.pass(0);
    expect(it.server.texts()).toEqual([]);
  });

  test('withdrawing what is withdrawn already counts as done', async () => {
    const it = await phone();
    it.line.answer = () => refuse(refusal('gone'));
    await it.outbox.retract(ANNA, 'an-entry', 0);
    await it.pass(0);
    expect(it.outbox.state.value.items).toEqual([]);
  });
});

describe('a stale revision', () => {
  test('stays for the reporter to decide, and goes on with the rev that stands now', async () => {
    const it = await phone();
    const entry = await it.outbox.post(ANNA, update('one'));
    await it.pass(0);
    it.server.entries.set(entry, { text: 'the desk wrote this', rev: 2 });
    await it.outbox.revise(ANNA, entry, { base: update('one'), words: update('mine'), rev: 1 });
    await it.pass(0);
    expect(it.outbox.state.value.items[0]?.refusal).toMatchObject({ code: 'conflict', field: 'rev', current: 2 });
    await it.outbox.mend(entry, { words: update('both'), base: update('the desk wrote this'), rev: 2 });
    await it.pass(0);
    expect(it.server.entries.get(entry)).toEqual({ text: 'both', rev: 3 });
    expect(it.outbox.state.value.items).toEqual([]);
  });
});

describe('whose it is', () => {
  test('[O5] nothing leaves while nobody is signed in', async () => {
    const it = await phone({ signedIn: false });
    await it.outbox.post(ANNA, update('one'));
    await it.pass(600_000);
    expect(it.sent).toEqual([]);
  });

  test("[O5] another's session never sends it, and it is there when its owner is back", async () => {
    const it = await phone({ signedIn: false });
    const omar = { blog: 'baku', person: 'baku reporter Omar' };
    await it.outbox.post(ANNA, update('of Anna'));
    await it.outbox.post(omar, update('of Omar'));
    it.outbox.signedIn((item) => item.person === omar.person);
    await it.pass(600_000);
    expect(it.server.texts()).toEqual(['of Omar']);
    it.outbox.signedIn((item) => item.person === ANNA.person);
    await it.pass(0);
    expect(it.server.texts()).toEqual(['of Omar', 'of Anna']);
  });

  test('[O5] unauthenticated keeps everything, stops the line, and goes on after signing in', async () => {
    const it = await phone();
    it.line.answer = () => refuse(refusal('unauthenticated'));
    await it.outbox.post(ANNA, update('one'));
    await it.outbox.post(ANNA, update('two'));
    await it.pass(600_000);
    expect(it.sent).toHaveLength(1);
    expect(it.outbox.state.value.delivery).toBe('signed-out');
    it.line.answer = (item, payload) => it.server.take(item, payload);
    it.outbox.signedIn((item) => item.person === ANNA.person);
    await it.pass(0);
    expect(it.server.texts()).toEqual(['one', 'two']);
    expect(it.outbox.state.value.delivery).toBe('open');
  });
});

describe('waiting', () => {
  test('a lost line is tried again after growing rests, and at once when woken', async () => {
    const it = await phone();
    it.line.answer = () => lost;
    await it.outbox.post(ANNA, update('one'));
    await it.pass(120_000);
    expect(it.outbox.state.value.delivery).toBe('lost');
    expect(it.sent.length).toBeLessThan(12);
    it.line.answer = (item, payload) => it.server.take(item, payload);
    it.outbox.wake();
    await it.pass(0);
    expect(it.server.texts()).toEqual(['one']);
    expect(it.outbox.state.value.delivery).toBe('open');
  });

  test('`after` is waited for, also when the network comes back before', async () => {
    const it = await phone();
    it.line.answer = () => refuse(refusal('rate-limited', { after: 40 }));
    await it.outbox.post(ANNA, update('one'));
    await it.pass(20_000);
    it.outbox.wake();
    await it.pass(19_000);
    expect(it.sent).toHaveLength(1);
    it.line.answer = (item, payload) => it.server.take(item, payload);
    await it.pass(20_000);
    expect(it.server.texts()).toEqual(['one']);
  });

  test('a paused blog keeps the revision, lets the rest go on, and takes it when the blog goes on', async () => {
    const it = await phone();
    const entry = await it.outbox.post(ANNA, update('one'));
    await it.pass(0);
    it.line.answer = (item, payload) =>
      item.verb === 'revise' ? refuse(refusal('paused')) : it.server.take(item, payload);
    await it.outbox.revise(ANNA, entry, { base: update('one'), words: update('two'), rev: 1 });
    await it.outbox.post(ANNA, update('other'));
    await it.pass(1_000);
    expect(it.outbox.state.value.items).toMatchObject([{ verb: 'revise', paused: true, refusal: null }]);
    it.line.answer = (item, payload) => it.server.take(item, payload);
    await it.outbox.resume('baku');
    await it.pass(0);
    expect(it.server.texts()).toEqual(['two', 'other']);
  });

  test('an outdated page keeps everything and sends nothing until it is loaded anew', async () => {
    const store = new MemoryStore();
    const it = await phone({ store });
    it.line.answer = () => refuse(refusal('version'));
    await it.outbox.post(ANNA, update('one'));
    await it.pass(600_000);
    it.outbox.wake();
    await it.pass(1_000);
    expect(it.sent).toHaveLength(1);
    expect(it.outbox.state.value.delivery).toBe('outdated');
    expect((await phone({ store, signedIn: false })).outbox.state.value.items).toHaveLength(1);
  });
});

describe('two open pages', () => {
  test('only the one whose turn it is sends; the other takes over with nothing lost and nothing doubled', async () => {
    const store = new MemoryStore();
    const server = new SmallServer();
    const waiting: { got: () => void; lost: () => void }[] = [];
    const senderLock: SenderLock = (got, lost) => {
      waiting.push({ got, lost });
      if (waiting.length === 1) got();
      return () => undefined;
    };
    const first = await phone({ store, server, senderLock, prefix: 'first' });
    const second = await phone({ store, server, senderLock, prefix: 'second' });
    first.line.answer = () => lost;
    await first.outbox.post(ANNA, update('of the first page'));
    await second.outbox.post(ANNA, update('of the second page'));
    await first.pass(1_000);
    await second.pass(1_000);
    expect(second.sent).toEqual([]);
    waiting[0]?.lost();
    waiting[1]?.got();
    await second.pass(60_000);
    expect(server.texts()).toEqual(['of the first page', 'of the second page']);
    expect(await store.read()).toEqual([]);
  });

  test('a revision made on one page while the other has sent the post is not folded into it', async () => {
    const store = new MemoryStore();
    const server = new SmallServer();
    const first = await phone({ store, server, prefix: 'first' });
    first.line.answer = (item, payload) => (server.take(item, payload), new Promise(() => undefined));
    const entry = await first.outbox.post(ANNA, update('one'));
    await first.pass(0);
    const second = await phone({ store, server, prefix: 'second' });
    await second.outbox.revise(ANNA, entry, { base: update('one'), words: update('two'), rev: 1 });
    await second.pass(5_000);
    expect(server.log).toEqual(['post one', 'revise two']);
  });
});
