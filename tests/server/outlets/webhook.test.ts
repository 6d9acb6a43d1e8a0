/** A webhook's requests and what answers them: addresses that hang, refuse, redirect, or lie about where they are. */
import { createHmac } from 'node:crypto';
import { Outbound, WEBHOOK_LIMITS } from '../../../server/outbound/outbound.js';
import { Webhook, type WebhookSettings } from '../../../server/outlets/webhook.js';
import type { Outlet } from '../../../server/storage/ports.js';
import { HookReceiver } from '../../support/outlets/hookReceiver.js';
import { loopbackOutbound } from '../../support/push/pushService.js';

const NOW = new Date('2022-02-27T12:00:30.000Z');
const CHANGE = { epoch: 'e', seq: 7, at: '2022-02-27T12:00:00.000Z', gone: 'an entry' };

const receiver = new HookReceiver();
beforeAll(() => receiver.start());
beforeEach(() => {
  receiver.received.length = 0;
  receiver.behaviour.clear();
  receiver.asked.clear();
  receiver.secrets.set('ann', 'secret');
});
afterAll(() => receiver.stop());

function outletOf(settings: Partial<WebhookSettings> = {}): Outlet {
  const given: WebhookSettings = { url: receiver.address('ann'), secret: 'secret', former: [], ...settings };
  const standing = { failure: null, failingSince: null, attempts: 0, due: '', lastAt: null, addedAt: '' };
  return {
    id: 'hook',
    blog: 'baku',
    kind: 'webhook',
    settings: given,
    since: { epoch: 'e', seq: 1 },
    state: 'on',
    ...standing,
  };
}

async function carry(outbound = loopbackOutbound(), outlet = outletOf()) {
  const webhook = new Webhook({ outbound, now: () => NOW });
  const load = { outlet, blog: null, changes: [CHANGE], notes: new Map<string, string>() };
  try {
    return await webhook.carry(load, new AbortController().signal);
  } finally {
    outbound.stop();
  }
}

test('a request is signed over its time and body, and says what changed', async () => {
  expect(await carry()).toEqual({ taken: 1 });
  const [{ headers, body, delivery } = { headers: {}, body: null, delivery: '' }] = receiver.received;
  const told = { blog: 'baku', ...CHANGE };
  const t = Math.floor(NOW.getTime() / 1_000);
  const v1 = createHmac('sha256', 'secret')
    .update(`${t}.${JSON.stringify(told)}`)
    .digest('hex');
  expect([body, delivery]).toEqual([told, 'baku.e.7']);
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'rallyline-signature': `t=${t},v1=${v1}` });
});

test('every former secret signs beside the new one while it is in force, and none after that', async () => {
  const until = (ms: number) => ({ secret: 'former', until: new Date(NOW.getTime() + ms).toISOString() });
  const newer = { ...until(2_000), secret: 'newer' };
  for (const ms of [1_000, 0]) await carry(undefined, outletOf({ former: [newer, until(ms)] }));
  expect(receiver.received.map(({ signatures }) => signatures.length)).toEqual([3, 2]);
  // A receiver that still has the oldest secret takes the first of these requests.
  receiver.secrets.set('ann', 'former');
  expect(await carry(undefined, outletOf({ former: [newer, until(1_000)] }))).toEqual({ taken: 1 });
  expect(await carry()).toMatchObject({ taken: 0, then: { why: 'declined', status: 401 } });
});

test.each([
  [{ status: 500 }, { kind: 'later', afterS: null, why: 'broken', status: 500 }],
  [{ status: 404 }, { kind: 'later', afterS: null, why: 'declined', status: 404 }],
  [
    { status: 429, retryAfter: '30' },
    { kind: 'later', afterS: 30, why: 'busy', status: 429 },
  ],
  [{ status: 410 }, { kind: 'dead', why: 'gone', status: 410 }],
  ['hang' as const, { kind: 'later', afterS: null, why: 'silent' }],
])('an address that answers %j is dealt with by its status alone', async (behaviour, then) => {
  receiver.behaviour.set('ann', behaviour);
  const limits = behaviour === 'hang' ? { timeoutMs: 200 } : {};
  expect(await carry(loopbackOutbound(limits))).toEqual({ taken: 0, then });
});

test('a redirect is followed by nobody', async () => {
  receiver.behaviour.set('ann', { status: 307, location: receiver.address('bo') });
  expect(await carry()).toMatchObject({ taken: 0, then: { kind: 'later', why: 'redirected', status: 307 } });
  expect(receiver.asked.get('bo')).toBeUndefined();
});

test('an answer that is longer than a kilobyte is not read on, and its status counts', async () => {
  receiver.behaviour.set('ann', { status: 200, answer: 'x'.repeat(100_000) });
  expect(await carry(loopbackOutbound({ answerBytes: WEBHOOK_LIMITS.answerBytes }))).toEqual({ taken: 1 });
});

test('a name that leads to a private address at the second look is not asked', async () => {
  const looks = [['127.0.0.1'], ['10.0.0.7']];
  const outbound = new Outbound({
    ...{ protocols: ['http:'], ports: null, limits: WEBHOOK_LIMITS },
    isAllowed: (address) => address === '127.0.0.1',
    resolve: async () => looks.shift() ?? [],
  });
  const webhook = new Webhook({ outbound, now: () => NOW });
  const { port } = new URL(receiver.address('ann'));
  const outlet = outletOf({ url: `http://turning.test:${port}/ann` });
  const load = { outlet, blog: null, changes: [CHANGE], notes: new Map<string, string>() };
  const { signal } = new AbortController();
  expect(await webhook.carry(load, signal)).toEqual({ taken: 1 });
  expect(await webhook.carry(load, signal)).toMatchObject({ taken: 0, then: { kind: 'later', why: 'unreachable' } });
  expect(receiver.asked.get('ann')).toBe(1);
  outbound.stop();
});

test('a test is signed as a change is, says that it is none, and tells the kind of failure without its answer', async () => {
  const webhook = new Webhook({ outbound: loopbackOutbound(), now: () => NOW });
  const { signal } = new AbortController();
  expect(await webhook.test(outletOf(), signal)).toBeNull();
  expect(receiver.received[0]?.body).toEqual({ blog: 'baku', at: '2022-02-27T12:00:00.000Z', test: true });
  expect(receiver.received[0]?.delivery).toMatch(/^baku\.test\.[\w-]{36}$/);
  receiver.behaviour.set('ann', { status: 502, answer: 'the inside of another network' });
  expect(await webhook.test(outletOf(), signal)).toEqual({ why: 'broken', status: 502 });
});

test('an outlet is named by its host and the end of its path, which is a secret with many services', () => {
  const { nameOf } = new Webhook({ outbound: loopbackOutbound(), now: () => NOW });
  expect(nameOf({ url: 'https://paper.example/hooks/baku?key=secret' })).toBe('paper.example/…baku');
  expect(nameOf({ url: 'https://paper.example/' })).toBe('paper.example');
});

test('an address that is not reached says so after the same time, whatever the cause, and one that answers is not waited for', async () => {
  const reach = { protocols: ['http:'], ports: null, limits: { ...WEBHOOK_LIMITS, timeoutMs: 300 } };
  const isAllowed = (address: string) => address === '127.0.0.1';
  const resolve = async (name: string) => (name === 'inside.test' ? ['10.0.0.7'] : []);
  const outbound = new Outbound({ ...reach, isAllowed, resolve });
  const webhook = new Webhook({ outbound, now: () => NOW, patienceMs: 300 });
  const whyAt = async (url: string): Promise<string | undefined> => {
    const begun = performance.now();
    const fault = await webhook.test(outletOf({ url }), new AbortController().signal);
    // Timers may be a millisecond early.
    expect(performance.now() - begun).toBeGreaterThan(298);
    return fault?.why;
  };
  expect(await whyAt('http://inside.test/')).toBe('unreachable');
  for (const url of ['http://nowhere.test/', 'http://127.0.0.1:1/']) expect(await whyAt(url)).toBe('silent');
  const patient = new Webhook({ outbound, now: () => NOW, patienceMs: 2 ** 31 - 1 });
  const answered = outletOf({ url: receiver.address('ann', '127.0.0.1') });
  expect(await patient.test(answered, new AbortController().signal)).toBeNull();
  outbound.stop();
});
