import { expect, test } from '@jest/globals';
import { Commands } from '../../../../client/desk/deeds/commands.js';
import { Deeds } from '../../../../client/desk/deeds/deeds.js';
import { PendingWithdrawals } from '../../../../client/desk/deeds/pendingWithdrawals.js';
import { atFoot } from '../../../../client/desk/frame/typed.js';
import { Notices } from '../../../../client/desk/frame/notices.js';
import { Offers } from '../../../../client/desk/deeds/offers.js';
import { BrowserShelf } from '../../../../client/account/shelf.js';
import type { Answer } from '../../../../client/account/transport.js';
import { refusal } from '../../../../shared/refusals.js';
import { blog, entry } from '../record.js';

const accepted: Answer = { kind: 'accepted', receipt: { id: 'a', seq: 2, rev: 1 } };
const lost: Answer = { kind: 'lost' };

/** A desk whose server answers as told, and whose clock is moved by hand. */
function desk(...answers: Answer[]) {
  const went: [string, Record<string, unknown>][] = [];
  const timers: { ms: number; run: () => void }[] = [];
  let ids = 0;
  const after = (ms: number, run: () => void) => {
    const timer = { ms, run };
    timers.push(timer);
    return () => void timers.splice(timers.indexOf(timer), 1);
  };
  const commands = new Commands({
    carry: (verb, payload) => (went.push([verb, payload]), Promise.resolve(answers.shift() ?? accepted)),
    newId: () => `c${(ids += 1)}`,
    wait: () => Promise.resolve(),
  });
  const withdrawals = new PendingWithdrawals(after);
  const notices = new Notices(after);
  let made = 0;
  const offers = new Offers(new BrowserShelf(null), () => `offer-${(made += 1)}`);
  const deeds = new Deeds({ commands, withdrawals, notices, offers, refresh: () => undefined });
  const run = (ms: number) => timers.filter((timer) => timer.ms === ms).forEach((timer) => timer.run());
  return { commands, deeds, withdrawals, notices, offers, went, run };
}

const settle = () => new Promise((done) => setImmediate(done));

test('[O1] a command that got no answer is sent again under its first id', async () => {
  const { commands, went } = desk(lost, lost);
  const sent = await commands.send('publish', { id: 'a', blog: 'baku', rev: 1 });
  expect(sent.is).toBe('done');
  expect(went.map(([, payload]) => payload.command)).toEqual(['c1', 'c1', 'c1']);
});

test('[O1] a second press after no answer keeps the id; a press after the answer has a new one', async () => {
  const { commands, went } = desk(lost, lost, lost, lost);
  expect((await commands.send('publish', { id: 'a', rev: 1 })).is).toBe('lost');
  await commands.send('publish', { id: 'a', rev: 1 });
  await commands.send('publish', { id: 'a', rev: 1 });
  expect(went.map(([, payload]) => payload.command)).toEqual(['c1', 'c1', 'c1', 'c1', 'c1', 'c2']);
});

test('a command is sent again where the server is busy; a refusal is final', async () => {
  const busy = desk({ kind: 'refused', refusal: refusal('unavailable', { after: 1 }) });
  expect((await busy.commands.send('publish', { id: 'a' })).is).toBe('done');
  const ended = desk({ kind: 'refused', refusal: refusal('ended') });
  expect(await ended.commands.send('publish', { id: 'a' })).toEqual({ is: 'refused', refusal: refusal('ended') });
  expect(ended.went).toHaveLength(1);
});

test("a notice of an unexpected error has the error's id", async () => {
  const internal = refusal('internal', { why: 'logged', values: { id: 'x7' } });
  const { deeds, notices } = desk({ kind: 'refused', refusal: internal });
  await deeds.publish(entry('a'));
  expect(notices.list.value.map(({ told }) => told)).toEqual([internal]);
});

test('a change of the rally’s status that was refused is said, also where somebody changed the rally before', async () => {
  const stale = refusal('conflict', { field: 'rev', current: 2 });
  const { deeds, notices, went } = desk({ kind: 'refused', refusal: stale });
  await deeds.setStatus(blog(), 'paused');
  expect(went).toMatchObject([['blog', { blog: 'baku', rev: 1, status: 'paused' }]]);
  expect(notices.list.value.map(({ is, told }) => [is, told])).toEqual([['fault', stale]]);
});

test('what became of a sheet’s command is left to the sheet while it is open, and is a notice once it is closed', async () => {
  const stale = refusal('conflict', { field: 'rev', current: 2 });
  for (const [told, ...answers] of [
    [stale, { kind: 'refused', refusal: stale }],
    ['lost', lost, lost, lost, lost],
  ] as [unknown, ...Answer[]][]) {
    for (const isOpen of [true, false]) {
      const { deeds, notices } = desk(...answers);
      await deeds.send('blog', 'baku', { blog: 'baku', rev: 1, title: 'Mine' }, () => isOpen);
      expect(notices.list.value.map((notice) => notice.told)).toEqual(isOpen ? [] : [told]);
    }
  }
});

test('a conflict of revisions is said at the foot of a form, and not at a field that it has not', () => {
  expect(atFoot({ field: 'rev', message: 'Somebody changed this.' })).toEqual({
    field: '',
    message: 'Somebody changed this.',
  });
  for (const field of ['id', 'blog']) expect(atFoot({ field, message: 'This was withdrawn.' }).field).toBe('');
  expect(atFoot({ field: 'title', message: 'x' }).field).toBe('title');
});

test('a withdrawal goes after five seconds, and then a short entry for readers is ready, without the withdrawn text', async () => {
  const { deeds, offers, went, run } = desk();
  deeds.withdraw(entry('a', { text: 'A rumour.' }), blog());
  expect(went).toEqual([]);
  run(5_000);
  await settle();
  expect(went.map(([verb, payload]) => [verb, payload.id])).toEqual([['retract', 'a']]);
  const [offer] = offers.of('baku');
  expect(offer).toMatchObject({ corrects: 'a', lang: 'en' });
  expect(offer?.text).toContain('15:42');
  expect(offer?.text).not.toContain('rumour');
});

test('a withdrawal that is undone is never sent', async () => {
  const { deeds, withdrawals, went, run } = desk();
  deeds.withdraw(entry('a'), blog());
  expect(withdrawals.undo()).toBe(true);
  run(5_000);
  await settle();
  expect(went).toEqual([]);
});

test("a desk's page that goes away sends the withdrawals that wait", async () => {
  const { deeds, withdrawals, went } = desk();
  deeds.withdraw(entry('a'), blog());
  withdrawals.goNow();
  await settle();
  expect(went.map(([verb]) => verb)).toEqual(['retract']);
});

test('an entry that readers never saw gets no offer of a correction', async () => {
  const { offers } = desk();
  offers.make(entry('a', { order: null, state: 'held' }), { is: 'withdrawn' }, blog());
  expect(offers.of('baku')).toEqual([]);
});

test("an offer is written in the blog's first language, where the desk knows it", () => {
  const { offers } = desk();
  offers.make(entry('a'), { is: 'corrected', note: 'о п’ятій' }, blog({ languages: ['uk', 'en'] }));
  expect(offers.of('baku')).toMatchObject([{ lang: 'uk', text: 'Виправлення до нашого запису від 15:42: о п’ятій' }]);
  offers.make(entry('a'), { is: 'withdrawn' }, blog({ languages: ['fa', 'en'] }));
  expect(offers.of('baku')).toMatchObject([{ lang: 'en' }]);
});

test('an offer whose answer was lost is sent again as the very same command, and is gone once it is answered', async () => {
  const { deeds, offers, notices, went } = desk(lost, lost, lost, lost);
  offers.make(entry('a'), { is: 'withdrawn' }, blog());
  const [offer] = offers.of('baku');
  await deeds.sendOffer(offer!, '2022-02-27T12:00:00.000Z');
  const [kept] = offers.of('baku');
  await deeds.sendOffer(kept!, '2022-02-27T12:05:00.000Z');
  expect(new Set(went.map(([, payload]) => JSON.stringify(payload))).size).toBe(1);
  expect(went).toHaveLength(5);
  expect(offers.of('baku')).toEqual([]);
  expect(notices.list.value.map(({ told }) => told)).toEqual(['lost']);
});

test('an offer that was refused is of its own time again', async () => {
  const ended = refusal('ended');
  const { deeds, offers, went } = desk({ kind: 'refused', refusal: ended }, { kind: 'refused', refusal: ended });
  offers.make(entry('a'), { is: 'withdrawn' }, blog());
  const times = ['2022-02-27T12:00:00.000Z', '2022-02-27T12:05:00.000Z'];
  for (const now of times) await deeds.sendOffer(offers.of('baku')[0]!, now);
  expect(went.map(([, { happenedAt }]) => happenedAt)).toEqual(times);
});

test('an offer that arrived in other words, though its answer was lost, stays with its own as another entry, and that is said', async () => {
  const there = refusal('conflict', { field: 'id', why: 'id-used' });
  const { deeds, offers, notices, went } = desk({ kind: 'refused', refusal: there });
  offers.make(entry('a'), { is: 'withdrawn' }, blog());
  offers.change('offer-1', { text: 'We were wrong.', triedAt: '2022-02-27T12:00:00.000Z' });
  await deeds.sendOffer(offers.of('baku')[0]!, '2022-02-27T12:05:00.000Z');
  expect(offers.of('baku')).toMatchObject([{ id: 'offer-2', corrects: 'a', text: 'We were wrong.' }]);
  expect(notices.list.value.map(({ told }) => told)).toEqual(['thereBefore']);
  await deeds.sendOffer(offers.of('baku')[0]!, '2022-02-27T12:06:00.000Z');
  expect(went[1]).toMatchObject(['post', { id: 'offer-2', happenedAt: '2022-02-27T12:06:00.000Z' }]);
  expect(offers.of('baku')).toEqual([]);
});

test('what is typed into an offer while it is on its way stays, and that is said', async () => {
  const { deeds, offers, notices } = desk();
  offers.make(entry('a'), { is: 'withdrawn' }, blog());
  const answered = deeds.sendOffer(offers.of('baku')[0]!, '2022-02-27T12:00:00.000Z');
  offers.change('offer-1', { text: 'We are sorry.' });
  await answered;
  expect(offers.of('baku')).toMatchObject([{ id: 'offer-2', text: 'We are sorry.' }]);
  expect(offers.of('baku')[0]?.triedAt).toBeUndefined();
  expect(notices.list.value.map(({ told }) => told)).toEqual(['typedSince']);
});
