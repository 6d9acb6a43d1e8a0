/** The copy of a blog beside its open page: what leaves the page leaves the copy, and comes back where it is not gone. */
import { jest } from '@jest/globals';
import { CopyFollower } from '../../../../client/reader/keep/following.js';
import type { KeepMessage } from '../../../../shared/protocol/keep.js';
import { MemoryCaches } from '../../../support/memoryCaches.js';

const SECOND = 1_000;

let told: KeepMessage[];
let change: (records: readonly object[]) => void;

beforeEach(async () => {
  jest.useFakeTimers();
  told = [];
  const store = new MemoryCaches();
  await (await store.open('rallyline-kept/baku')).put('/live/baku', new Response('<article id="e-a"></article>'));
  const active = {
    postMessage(message: KeepMessage, [port]: MessagePort[]) {
      told.push(message);
      port?.postMessage('kept');
    },
  };
  const getRegistrations = () => Promise.resolve([{ scope: 'http://x/live/baku', active }]);
  const document = Object.assign(new EventTarget(), { getElementById: () => null, querySelector: () => null });
  class Changes {
    constructor(look: typeof change) {
      change = look;
    }
    observe = (): void => undefined;
  }
  class HTMLElement {
    dataset = { entry: 'a' };
    outerHTML = '<article data-entry="a"></article>';
    querySelectorAll = (): HTMLElement[] => [];
  }
  class MessageChannel {
    port1: { onmessage?: (event: { data: unknown }) => void } = {};
    port2 = { postMessage: (data: unknown) => this.port1.onmessage?.({ data }) };
  }
  const around = { caches: store, navigator: { serviceWorker: { getRegistrations } }, location: { search: '' } };
  for (const [name, value] of Object.entries({
    ...around,
    document,
    MutationObserver: Changes,
    HTMLElement,
    MessageChannel,
  }))
    Object.defineProperty(globalThis, name, { value, configurable: true });
});
afterEach(() => jest.useRealTimers());

/** Has an entry leave a page with that feed, and half a minute pass; answers with what the worker was told. */
async function left(feed: Record<string, string>): Promise<unknown[]> {
  new CopyFollower('baku', () => undefined).start({ dataset: feed } as unknown as HTMLElement);
  change([{ removedNodes: [new HTMLElement()], addedNodes: [] }]);
  await jest.advanceTimersByTimeAsync(31 * SECOND);
  return told.map(({ kept, ...more }) => [kept, 'gone' in more ? more.gone : undefined]);
}

test('an entry that was taken back stays out of the next copy, which a cache may answer with it', async () => {
  expect(await left({})).toEqual([
    ['takeOut', ['a']],
    ['renew', ['a']],
  ]);
});

test('an entry that is a key moment no more comes back with the next copy', async () => {
  expect(await left({ only: 'key' })).toEqual([
    ['takeOut', ['a']],
    ['renew', []],
  ]);
});
