/** A device with an account, whose server, socket and clock a test plays. */
import { signal } from '@preact/signals';
import { Account } from '../../../client/account/account.js';
import { NO_HALF } from '../../../client/account/half.js';
import type { AccountManner } from '../../../client/account/ports.js';
import type { Api } from '../../../client/account/api.js';
import type { DeskListeners, AccountSocket } from '../../../client/account/deskSocket.js';
import type { Reply } from '../../../client/account/request.js';
import { BrowserShelf } from '../../../client/account/shelf.js';
import type { SessionAnswer } from '../../../shared/protocol/desk.js';
import { refusal } from '../../../shared/refusals.js';
import { blog } from '../desk/record.js';

const { slug, title, status, timeZone, languages, drives } = blog();
export const ANNA: SessionAnswer = {
  v: 1,
  name: 'Anna',
  role: 'reporter',
  device: 'phone',
  now: '2022-02-27T12:00:00.000Z',
  blogs: [{ slug, title, status, timeZone, languages, drives }],
};
export const ok: Reply<SessionAnswer> = { kind: 'ok', value: ANNA };
export const lost: Reply<SessionAnswer> = { kind: 'lost' };
export const nobody: Reply<SessionAnswer> = { kind: 'refused', refusal: refusal('unauthenticated') };
export const busy: Reply<SessionAnswer> = { kind: 'refused', refusal: refusal('unavailable') };

/**
 * An account whose server answers as told, whose socket is moved by hand, and whose clock, two minutes behind, runs only
 * where a test lets time pass.
 */
export function device(given: Partial<AccountManner> = {}, ...answers: Reply<SessionAnswer>[]) {
  const isUp = signal(false);
  const told: string[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const network = { passed: 0, isThere: true, isSeen: true };
  let on: DeskListeners | null = null;
  const socket = {
    isUp,
    open: () => told.push('opened'),
    close: () => (isUp.value = false),
    wake: () => undefined,
    renew: () => told.push('renewed'),
    ask: () => Promise.reject(new Error('no answer')),
  } as unknown as AccountSocket;
  const api = {
    session: () => (told.push('asked'), Promise.resolve(answers.shift() ?? ok)),
    signOut: () => (on!.revoked(), Promise.resolve(answers.shift() ?? { kind: 'ok', value: null })),
    raw: () => Promise.resolve(null),
    isThere: () => (told.push('is it there?'), Promise.resolve(network.isThere)),
  } as unknown as Api;
  const memory = new BrowserShelf(null);
  const manner = { memory, forgottenIs: 'revoked', pollMs: 30_000, ...given } as const;
  const account: Account = new Account(
    {
      api,
      half: { ...NO_HALF, get: () => 'the half', forget: () => Promise.resolve(void told.push('half forgotten')) },
      openSocket: (listeners) => ((on = listeners), socket),
      now: () => Date.parse(ANNA.now) - 120_000 + network.passed,
      ticks: { page: 'the page', now: () => network.passed },
      isSeen: () => network.isSeen,
      after: (ms, run) => (timers.push({ ms, run }), () => undefined),
    },
    manner,
    {
      entered: () => account.connect(),
      left: () => told.push('left'),
      revoked: () => told.push('put out'),
      back: () => told.push('back'),
    },
  );
  account.start();
  const up = (is: boolean) => ((isUp.value = is), is ? on!.up() : on!.down());
  const pass = (ms: number) => timers.splice(0).forEach((one) => void (one.ms === ms ? one.run() : timers.push(one)));
  const seconds = async (count: number) => {
    for (let second = 0; second < count; second += 1) {
      network.passed += 1_000;
      pass(1_000);
      await settle();
    }
  };
  return { account, memory, told, up, pass, network, seconds, hear: () => on! };
}

export const settle = () => new Promise((done) => setImmediate(done));
