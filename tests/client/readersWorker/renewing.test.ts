import { jest } from '@jest/globals';
import { renewSubscription } from '../../../client/readersWorker/renewing.js';
import type { RenewalEvent } from '../../../client/readersWorker/scope.js';
import { keepSubscription, keptSubscription } from '../../../client/kept/subscription.js';
import { MemoryCaches } from '../../support/memoryCaches.js';
import { Stage } from './stage.js';

const ADDRESS = '/api/v1/blogs/baku/push';

interface Asked {
  address: string;
  method: string;
  body: unknown;
}

let asked: Asked[];
const present = globalThis.fetch;
beforeEach(() => {
  asked = [];
  Object.defineProperty(globalThis, 'caches', { value: new MemoryCaches(), configurable: true });
  globalThis.fetch = jest.fn(async (address: RequestInfo | URL, options: RequestInit = {}) => {
    const { method = 'GET', body } = options;
    expect(options.credentials).toBe('omit');
    asked.push({
      address: address as string,
      method,
      body: typeof body === 'string' ? JSON.parse(body) : null,
    });
    return Response.json(method === 'POST' ? { lang: 'uk' } : { key: 'the-server-key' });
  }) as typeof fetch;
});
afterEach(() => void (globalThis.fetch = present));

function subscription(endpoint: string): PushSubscription {
  const options = { applicationServerKey: new Uint8Array([4, 1]).buffer };
  return {
    endpoint,
    options,
    toJSON: () => ({ endpoint, keys: { p256dh: 'p', auth: 'a' } }),
  } as unknown as PushSubscription;
}

/** Renews with a browser that subscribes at `/new`; answers with what it was asked with. */
async function renewed(event: Partial<RenewalEvent>): Promise<unknown[]> {
  const wishes: unknown[] = [];
  const { scope } = new Stage();
  const subscribe = async (wish: unknown) => (wishes.push(wish), subscription('https://push.example/new'));
  Object.assign(scope.registration, { pushManager: { subscribe } });
  await renewSubscription(scope, { waitUntil: () => undefined, ...event });
  return wishes;
}

const body = { endpoint: 'https://push.example/new', keys: { p256dh: 'p', auth: 'a' } };

test('a subscription that ended is made anew with its own key, and takes the place of the former one', async () => {
  const former = subscription('https://push.example/old');
  const wishes = await renewed({ oldSubscription: former });
  expect(wishes).toEqual([{ userVisibleOnly: true, applicationServerKey: former.options.applicationServerKey }]);
  expect(asked).toEqual([{ address: ADDRESS, method: 'POST', body: { ...body, replaces: former.endpoint } }]);
});

test('a subscription that the browser renewed by itself is only told to the server', async () => {
  const given = subscription('https://push.example/new');
  expect(await renewed({ oldSubscription: subscription('https://push.example/old'), newSubscription: given })).toEqual(
    [],
  );
  expect(asked).toEqual([
    { address: ADDRESS, method: 'POST', body: { ...body, replaces: 'https://push.example/old' } },
  ]);
});

test('a browser that names no former subscription asks the server for its key, and replaces none', async () => {
  expect(await renewed({ oldSubscription: null })).toEqual([
    { userVisibleOnly: true, applicationServerKey: 'the-server-key' },
  ]);
  expect(asked).toEqual([
    { address: ADDRESS, method: 'GET', body: null },
    { address: ADDRESS, method: 'POST', body },
  ]);
});

test('a browser that names no former subscription keeps its language, and the place of the one before, by what is kept of it', async () => {
  await keepSubscription('baku', { lang: 'uk', endpoint: 'https://push.example/old' });
  await renewed({ oldSubscription: null });
  const posted = { ...body, lang: 'uk', replaces: 'https://push.example/old' };
  expect(asked.at(-1)).toEqual({ address: ADDRESS, method: 'POST', body: posted });
  // The next one takes the place of this one.
  expect(await keptSubscription('baku')).toEqual({ lang: 'uk', endpoint: 'https://push.example/new' });
});

test('a subscription of which nothing was kept is known from its first renewal on, by the language that the server gave', async () => {
  await renewed({ oldSubscription: subscription('https://push.example/old') });
  expect(await keptSubscription('baku')).toEqual({ lang: 'uk', endpoint: 'https://push.example/new' });
});
