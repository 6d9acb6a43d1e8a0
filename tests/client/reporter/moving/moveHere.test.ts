/** A session that comes to an app in which nobody is signed in. */
import { expect, test } from '@jest/globals';
import { MoveHere } from '../../../../client/reporter/moving/moveHere.js';
import { BrowserShelf } from '../../../../client/account/shelf.js';
import type { Reply } from '../../../../client/account/request.js';
import type { NewSessionAnswer } from '../../../../shared/protocol/desk.js';
import type { MoveAnswer } from '../../../../shared/protocol/people.js';
import { refusal } from '../../../../shared/refusals.js';

const LIFE_MS = 600_000;
const SESSION = { half: 'the half', name: 'Ann' } as NewSessionAnswer;

/** A phone whose clock, timers and server the test turns by hand. */
class FakePhone {
  now = 1_000_000;
  opened: string[] = [];
  network: 'up' | 'down' = 'up';
  takes: Reply<NewSessionAnswer | { waits: true }> = { kind: 'ok', value: { waits: true } };
  opens: Reply<MoveAnswer> | null = null;
  sessions: NewSessionAnswer[] = [];
  hasRoom = true;
  readonly shelf = new BrowserShelf(null);
  private timers: { at: number; run: () => void }[] = [];

  /** A page of the app: the phone may end it, and open another. */
  page(): MoveHere {
    this.timers = [];
    return new MoveHere({
      shelf: this.shelf,
      now: () => this.now,
      newSecret: () => `secret ${this.opened.length.toString()}`,
      onSession: (session) => (this.sessions.push(session), Promise.resolve(this.hasRoom)),
      after: (ms, run) => {
        const timer = { at: this.now + ms, run };
        this.timers.push(timer);
        return () => void (this.timers = this.timers.filter((other) => other !== timer));
      },
      requests: {
        open: (secret) =>
          Promise.resolve(this.network === 'down' ? { kind: 'lost' } : (this.opens ?? this.answer(secret))),
        take: () => Promise.resolve(this.network === 'down' ? { kind: 'lost' } : this.takes),
      },
    });
  }

  async pass(ms: number): Promise<void> {
    this.now += ms;
    await settled();
    for (const { run } of this.timers.splice(0)) run();
    await settled();
  }

  private answer(secret: string): Reply<MoveAnswer> {
    this.opened.push(secret);
    const now = new Date(this.now).toISOString();
    const expiresAt = new Date(this.now + LIFE_MS).toISOString();
    return { kind: 'ok', value: { id: 'app', code: '123456', deviceName: 'iPhone · Safari', now, expiresAt } };
  }
}

const settled = () => new Promise<void>((go) => setImmediate(go));

test('an app shows its digits only when it is asked to, and takes the session once somebody claimed them', async () => {
  const phone = new FakePhone();
  const moving = phone.page();
  moving.start();
  await phone.pass(0);
  expect([moving.state.value, phone.opened]).toEqual([{ is: 'idle' }, []]);
  moving.begin();
  await phone.pass(0);
  expect(moving.state.value).toMatchObject({ is: 'shown', move: { code: '123456' }, endsAt: phone.now + LIFE_MS });
  phone.takes = { kind: 'ok', value: SESSION };
  await phone.pass(2_500);
  expect([moving.state.value.is, phone.sessions, phone.shelf.get('move')]).toEqual(['taken', [SESSION], null]);
});

test('digits that were shown when the phone ended the app are the same when it is opened again', async () => {
  const phone = new FakePhone();
  phone.page().begin();
  await phone.pass(60_000);
  const again = phone.page();
  again.start();
  await phone.pass(0);
  expect(phone.opened).toEqual(['secret 0', 'secret 0']);
  phone.takes = { kind: 'ok', value: SESSION };
  await phone.pass(2_500);
  expect(phone.sessions).toEqual([SESSION]);
});

test('without a network the app says so, keeps its digits, and goes on by itself when there is one', async () => {
  const phone = new FakePhone();
  const moving = phone.page();
  phone.network = 'down';
  moving.begin();
  await phone.pass(0);
  expect([moving.state.value.is, moving.isLost.value]).toEqual(['asking', true]);
  phone.network = 'up';
  await phone.pass(2_500);
  expect([moving.state.value.is, moving.isLost.value]).toEqual(['shown', false]);
  phone.network = 'down';
  await phone.pass(2_500);
  expect([moving.state.value.is, moving.isLost.value]).toEqual(['shown', true]);
  phone.network = 'up';
  phone.takes = { kind: 'ok', value: SESSION };
  await phone.pass(2_500);
  expect(phone.sessions).toEqual([SESSION]);
});

test('digits that are over are taken off the screen, and the next ones have another secret', async () => {
  const phone = new FakePhone();
  const moving = phone.page();
  moving.begin();
  phone.takes = { kind: 'refused', refusal: refusal('gone', { why: 'move-expired' }) };
  await phone.pass(0);
  await phone.pass(LIFE_MS);
  expect(moving.state.value).toMatchObject({ is: 'over', refusal: { why: 'move-expired' } });
  phone.takes = { kind: 'ok', value: { waits: true } };
  moving.begin();
  await phone.pass(0);
  expect([moving.state.value.is, phone.opened]).toEqual(['shown', ['secret 0', 'secret 1']]);
});

test('a server with too many moves is asked again after the wait that it told', async () => {
  const phone = new FakePhone();
  const moving = phone.page();
  phone.opens = { kind: 'refused', refusal: refusal('rate-limited', { why: 'too-many-moves', after: 60 }) };
  moving.begin();
  await phone.pass(0);
  expect(moving.state.value.is).toBe('asking');
  phone.opens = null;
  await phone.pass(60_000);
  expect(moving.state.value.is).toBe('shown');
});

test('an app that gives up forgets its secret, and an answer that comes late is nobody’s', async () => {
  const phone = new FakePhone();
  const moving = phone.page();
  moving.begin();
  moving.forget();
  await phone.pass(2_500);
  expect([moving.state.value.is, phone.shelf.get('move'), phone.sessions]).toEqual(['idle', null, []]);
});

test('a phone without room for the session says so, and asks for the same one again', async () => {
  const phone = new FakePhone();
  const moving = phone.page();
  phone.hasRoom = false;
  moving.begin();
  phone.takes = { kind: 'ok', value: SESSION };
  await phone.pass(0);
  expect(moving.state.value.is).toBe('full');
  phone.hasRoom = true;
  moving.begin();
  await phone.pass(0);
  expect([moving.state.value.is, phone.opened]).toEqual(['taken', ['secret 0', 'secret 0']]);
});
