/** Strangers' push services that take seconds over each answer, as many as there are slots and more, and a prompt one. */
import { jest } from '@jest/globals';
import type { Outbound, OutboundRequest, OutboundResult } from '../../../server/outbound/outbound.js';
import { PUSH_TURNS } from '../../../server/push/sending.js';
import { openSqliteStore } from '../../../server/storage/sqlite/store.js';
import { Death } from '../../contracts/followers/instance.js';
import { ToldHouse, until } from '../../support/push/toldHouse.js';
import { newFolder, removeFolders } from '../storage/sqlite/folder.js';

jest.setTimeout(60_000);

const ANSWER_MS = 9_900;
const TAKEN: OutboundResult = { kind: 'answered', status: 201, retryAfterS: null } as OutboundResult;

let house: ToldHouse;
beforeEach(async () => {
  house = new ToldHouse(await openSqliteStore({ folder: newFolder(), server: true, now: () => new Date() }));
  await house.open();
});
afterEach(() => house.close());
afterAll(removeFolders);

/** Services named `slow` take a message when they are let, after 9.9 s of the house's clock; others at once. */
class SlowAndWilling {
  /** The hosts, as each took a message. */
  readonly taken: string[] = [];
  private readonly waiting = new Map<() => void, string>();

  isReachable(): boolean {
    return true;
  }

  async send({ url, signal }: OutboundRequest): Promise<OutboundResult> {
    const { hostname } = new URL(url);
    if (hostname.startsWith('slow')) {
      await new Promise<void>((resolve) => {
        this.waiting.set(resolve, hostname);
        AbortSignal.any([signal]).addEventListener('abort', () => resolve());
      });
    }
    this.taken.push(hostname);
    return TAKEN;
  }

  stop(): void {
    this.answer();
  }

  /** The hosts that are asked now. */
  asked(): Set<string> {
    return new Set(this.waiting.values());
  }

  /** Has all that are asked now answer. */
  answer(): void {
    house.now += ANSWER_MS;
    for (const resolve of this.waiting.keys()) resolve();
    this.waiting.clear();
  }
}

const PROMPT = 'prompt.test';
const slow = (n: number): string => `slow${n.toString().padStart(2, '0')}.test`;

/** Starts with a prompt service and with so many slow ones, each with more subscribers than that one. */
async function startWith(count: number, subscribers: number): Promise<SlowAndWilling> {
  const services = new SlowAndWilling();
  const room = house.start(new Death(), services as unknown as Outbound);
  await house.subscribe(room, 'ann', { host: PROMPT });
  for (let n = 0; n < count; n += 1)
    for (let m = 0; m < subscribers; m += 1) await house.subscribe(room, `s-${n}-${m}`, { host: slow(n) });
  return services;
}

const promptTaken = (services: SlowAndWilling): number => services.taken.filter((host) => host === PROMPT).length;

test('services that are slow and willing, and first by what waits there, hold no prompt one up once it was prompt', async () => {
  const services = await startWith(20, 2);
  await house.post('one');
  await until(
    'the slow ones of which nothing is known hold their slots',
    () => services.asked().size === PUSH_TURNS.forUnproven,
  );
  // Of the prompt one nothing is known either: it waits for an answer or two of those before it, and for no more.
  await until('the prompt one is told', () => {
    if (promptTaken(services) === 0 && services.asked().size > 0) services.answer();
    return promptTaken(services) === 1;
  });
  expect(services.taken.length).toBeLessThanOrEqual(2 * 2 * PUSH_TURNS.forUnproven + 1);
  for (const text of ['two', 'three']) await house.post(text);
  // No slow one answers meanwhile.
  await until('it is told the rest', () => promptTaken(services) === 3);
  expect(services.asked().size).toBeGreaterThan(0);
});

test('a slow service gives its slot back after its turn: each of many is asked before one of them has had all', async () => {
  const services = await startWith(30, 12);
  await house.post('one');
  const heard = new Set<string>();
  await until('each was asked once', () => {
    for (const host of services.asked()) heard.add(host);
    services.answer();
    return heard.size === 30;
  });
  const most = Math.max(...[...heard].map((host) => services.taken.filter((one) => one === host).length));
  expect(most).toBeLessThan(12);
});
