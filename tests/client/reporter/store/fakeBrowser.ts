/** A browser's databases and localStorage, which outlive the pages that a test opens and ends. */
import * as idb from 'fake-indexeddb';
import type { Spare } from '../../../../client/store/phoneShelf.js';
import { BrowserShelf } from '../../../../client/account/shelf.js';
import { takeOverFormer } from '../../../../client/reporter/store/formerDatabases.js';
import { openPhoneStore, type PhoneStore } from '../../../../client/reporter/store/phoneStore.js';
import type { Item } from '../../../../client/reporter/outbox/item.js';
import type { KeptPhoto } from '../../../../client/reporter/photos/files.js';
import { update } from '../outbox/phone.js';

const REAL_CHANNEL = BroadcastChannel;

export class FakeBrowser {
  readonly storage = new FakeStorage();
  private readonly opened: PhoneStore[] = [];
  private readonly channels: BroadcastChannel[] = [];

  constructor() {
    const { channels } = this;
    class Channel extends REAL_CHANNEL {
      constructor(name: string) {
        super(name);
        channels.push(this);
      }
    }
    Object.assign(globalThis, idb, { indexedDB: new idb.IDBFactory(), BroadcastChannel: Channel });
  }

  /** The store of a new page. */
  async page(patience?: number): Promise<PhoneStore> {
    return this.keep(await openPhoneStore({ spare: this.spare(), takeOver: takeOverFormer }, patience));
  }

  /** The store of a new page that the browser freezes when it is left, and shows again. */
  async freezing(): Promise<{ store: PhoneStore; leave: () => void; comeBack: () => void }> {
    const events = new EventTarget();
    Object.assign(globalThis, { addEventListener: events.addEventListener.bind(events) });
    const store = await this.page().finally(() => Reflect.deleteProperty(globalThis, 'addEventListener'));
    return {
      store,
      leave: () => void events.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: true })),
      comeBack: () => void events.dispatchEvent(new Event('pageshow')),
    };
  }

  async worker(): Promise<PhoneStore> {
    return this.keep(await openPhoneStore());
  }

  spare(): Spare {
    return new BrowserShelf(this.storage as unknown as Storage);
  }

  /** Ends all pages. */
  end(): void {
    for (const store of this.opened.splice(0)) store.close();
    // A page that died closed nothing.
    for (const channel of this.channels.splice(0)) channel.close();
  }

  private keep(store: PhoneStore): PhoneStore {
    this.opened.push(store);
    return store;
  }
}

/** A localStorage with a limit for all that it holds, in letters. */
export class FakeStorage {
  private readonly kept = new Map<string, string>();
  limit = Infinity;

  get length(): number {
    return this.kept.size;
  }

  key(index: number): string | null {
    return [...this.kept.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (value.length > this.limit) throw new DOMException('full', 'QuotaExceededError');
    this.kept.set(key, value);
  }

  removeItem(key: string): void {
    this.kept.delete(key);
  }
}

export const item = (command: string, turn = 1, text = command): Item => ({
  ...{ verb: 'post', command, entry: command, blog: 'baku', person: 'baku reporter Anna', turn },
  ...{ writtenAt: '2022-02-27T11:42:00.000Z', attempts: 0, notBefore: 0, paused: false, refusal: null },
  words: update(text),
});

export const photoItem = (command: string, turn = 1): Item => {
  const { verb: _post, words: _words, ...rest } = item(command, turn) as Extract<Item, { verb: 'post' }>;
  return { ...rest, verb: 'photo', uploadUrl: null };
};

export const photo = (id: string, at = 0): KeptPhoto => ({
  ...{ id, at },
  file: new Blob([`file of ${id}`], { type: 'image/jpeg' }),
  thumbnail: new Blob([`thumbnail of ${id}`], { type: 'image/jpeg' }),
});

export const adds = (...more: Item[]) => ({
  step: (items: readonly Item[]) => ({ items: [...items, ...more], value: undefined }),
});

export const commands = async ({ items }: PhoneStore) => (await items.read()).map(({ command }) => command);

/** Puts something of each kind into a store; `ALL` is what `seen` then finds there. */
export async function fill({ items, photos, shelf }: PhoneStore): Promise<void> {
  await items.change(adds(item('first'), item('two', 2)).step);
  await photos.put(photo('p1', 7));
  shelf.set('draft/a', { text: 'typed' });
  shelf.set('blog', 'baku');
  await shelf.stored();
}

export async function seen(store: PhoneStore) {
  const kept = await store.photos.get('p1');
  return {
    commands: (await commands(store)).sort(),
    photo: await kept?.file.text(),
    photos: await store.photos.all(),
    draft: store.shelf.get('draft/a'),
    blog: store.shelf.get('blog'),
  };
}

export const ALL = {
  commands: ['first', 'two'],
  photo: 'file of p1',
  photos: [{ id: 'p1', at: 7 }],
  draft: { text: 'typed' },
  blog: 'baku',
};
