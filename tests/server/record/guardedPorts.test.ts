/** The guard's bus and journal pass on all that the guard does not compare, also to instances of classes. */
import { randomUUID } from 'node:crypto';
import type { Bus, BusListener, Notice, NoticeListener } from '../../../server/bus/bus.js';
import { RewindGuard } from '../../../server/record/rewindGuard.js';
import type { Journal, JournalItem } from '../../../server/storage/ports.js';

/** A bus whose methods are its class's, and that notes what it is asked. */
class NotingBus implements Bus {
  readonly asked: unknown[] = [];

  publish(item: JournalItem): void {
    this.asked.push(['publish', item.seq]);
  }

  subscribe(slug: string, listener: BusListener): () => void {
    this.asked.push(['subscribe', slug]);
    listener(ITEM);
    return () => void this.asked.push(['unsubscribe', slug]);
  }

  tell(notice: Notice): void {
    this.asked.push(['tell', notice.kind]);
  }

  hear(listener: NoticeListener): () => void {
    listener({ kind: 'revoked' }, 'another');
    return () => void this.asked.push(['hear no more']);
  }

  async close(): Promise<void> {
    this.asked.push(['close']);
  }
}

const ITEM: JournalItem = { slug: 'baku', epoch: 'epoch-of-baku', step: 2, seq: 2, entry: null, blog: null };
const METHODS = [
  ...[
    'blogs',
    'slugs',
    'blog',
    'entry',
    'since',
    'deskSince',
    'entriesBefore',
    'entriesAfter',
    'countAfter',
    'deskEntries',
    'snapshot',
    'told',
  ],
  ...['own', 'lastSeqOf', 'verify', 'createBlog', 'append', 'known', 'beginEpoch', 'positions'],
];

function guarded(bus: Bus, journal: Journal): RewindGuard {
  return new RewindGuard({ bus, journal, now: () => new Date(), newId: randomUUID, onWentBack: () => undefined });
}

/** A journal whose methods are its prototype's, as a class's are: each notes its name, and has no blog. */
function notingJournal(asked: string[]): Journal {
  const methods: PropertyDescriptorMap = {};
  for (const name of METHODS) {
    const answer = name === 'positions' ? new Map() : name === 'append' ? { kind: 'unknown' } : null;
    methods[name] = { value: async () => (asked.push(name), answer) };
  }
  return Object.create(Object.create(Object.prototype, methods) as object) as Journal;
}

test('[J6] each method of a guarded bus reaches the bus', async () => {
  const bus = new NotingBus();
  const { bus: here } = guarded(bus, notingJournal([]));
  const heard: unknown[] = [];
  here.publish(ITEM);
  const unsubscribe = here.subscribe('baku', (item) => heard.push(item));
  here.tell({ kind: 'revoked' });
  const hearNoMore = here.hear((notice, from) => heard.push([notice.kind, from]));
  unsubscribe();
  hearNoMore();
  await here.close();
  expect(heard).toEqual([ITEM, ['revoked', 'another']]);
  expect(bus.asked).toEqual([
    ['publish', 2],
    ['subscribe', 'baku'],
    ['tell', 'revoked'],
    ['unsubscribe', 'baku'],
    ['hear no more'],
    ['close'],
  ]);
});

test('[J6] each method of a guarded journal reaches the journal', async () => {
  const asked: string[] = [];
  const { journal } = guarded(new NotingBus(), notingJournal(asked));
  for (const name of METHODS) {
    const method = journal[name as keyof Journal] as (...given: unknown[]) => Promise<unknown>;
    await method(name === 'append' ? { command: { blog: 'baku' } } : 'baku');
  }
  expect(asked).toEqual(METHODS);
});
