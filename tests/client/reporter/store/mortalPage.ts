/** A page that dies at its n-th call into the browser's storage: what it had not committed is undone, and it does no more. */
import * as idb from 'fake-indexeddb';
import type { FakeStorage } from './fakeBrowser.js';

type Method = (this: object, ...given: unknown[]) => unknown;
type Holder = Record<string, Method>;

const CALLS: [object, string[]][] = [
  [idb.IDBFactory.prototype, ['open', 'deleteDatabase', 'databases']],
  [idb.IDBDatabase.prototype, ['transaction', 'deleteObjectStore']],
  [idb.IDBObjectStore.prototype, ['get', 'getAll', 'getAllKeys', 'count', 'put', 'delete', 'clear']],
  [idb.IDBTransaction.prototype, ['commit']],
];

/** The listeners of the library that makes promises of events. */
const PROMISED = ['success', 'error', 'complete'];

export class MortalPage {
  private readonly undo: (() => void)[] = [];
  private readonly transactions = new Set<IDBTransaction>();
  private readonly requests: IDBOpenDBRequest[] = [];
  private calls = 0;
  isDead = false;

  constructor(
    private readonly diesAt: number,
    private readonly storage: FakeStorage,
  ) {}

  start(): void {
    for (const [holder, names] of [...CALLS, [this.storage, ['setItem', 'removeItem']] as const]) {
      for (const name of names) this.wrap(holder as Holder, name);
    }
    this.deafen(Object.getPrototypeOf(idb.IDBTransaction.prototype) as Holder);
  }

  /** Ends the page, dead or alive, and gives the browser back to others. */
  async stop(): Promise<void> {
    for (const undo of this.undo) undo();
    for (const request of this.requests) end(request);
    await aWhile();
  }

  private wrap(holder: Holder, name: string): void {
    const real = holder[name]!;
    const isOwn = Object.hasOwn(holder, name);
    const count = (on: object) => this.count(on);
    const notes = (made: unknown) => this.note(made);
    holder[name] = function (...given) {
      // The browser itself begins this one.
      if (given[1] === 'versionchange') return real.apply(this, given);
      count(this);
      return notes(real.apply(this, given));
    };
    this.undo.push(() => {
      if (isOwn) holder[name] = real;
      else Reflect.deleteProperty(holder, name);
    });
  }

  /** A dead page hears of nothing. */
  private deafen(holder: Holder): void {
    const real = holder.addEventListener!;
    const isDead = () => this.isDead;
    holder.addEventListener = function (type, listener, ...rest) {
      const { name } = listener as (event: unknown) => void;
      const hears = (event: unknown) => void (isDead() || (listener as (event: unknown) => void)(event));
      // The databases listen, too, to go on.
      return real.call(this, type, PROMISED.includes(name) ? hears : listener, ...rest);
    };
    this.undo.push(() => void (holder.addEventListener = real));
  }

  private count(on: object): void {
    if (on instanceof idb.IDBObjectStore) this.transactions.add(on.transaction as unknown as IDBTransaction);
    this.calls += 1;
    if (this.calls === this.diesAt) this.die();
    if (this.isDead) throw new DOMException('the page is dead', 'AbortError');
  }

  private note(made: unknown): unknown {
    if (made instanceof idb.IDBTransaction) this.transactions.add(made as unknown as IDBTransaction);
    if (made instanceof idb.IDBOpenDBRequest) this.requests.push(made as unknown as IDBOpenDBRequest);
    return made;
  }

  private die(): void {
    this.isDead = true;
    for (const request of this.requests) end(request);
    for (const transaction of this.transactions) {
      try {
        transaction.abort();
      } catch {
        // It was committed.
      }
    }
  }
}

/** The browser ends a dead page's connections, and the upgrades that it began. */
function end(request: IDBOpenDBRequest): void {
  request.onupgradeneeded = () => request.transaction?.abort();
  request.onsuccess = () => close(request);
  if (request.readyState === 'done') close(request);
}

function close({ error, result }: IDBOpenDBRequest): void {
  if (error === null && (result as IDBDatabase | undefined) instanceof idb.IDBDatabase) result.close();
}

/** Long enough for all that is under way in the databases of a test: they take a turn of the event loop for each step. */
export async function aWhile(): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
