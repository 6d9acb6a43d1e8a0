/** A phone with an outbox, a clock that the test moves, and a network to a small server that keeps the contract's promises. */
import type { Receipt } from '../../../../shared/protocol/desk.js';
import { refusal, type Refusal } from '../../../../shared/refusals.js';
import { openOutbox, type Outbox, type Send } from '../../../../client/reporter/outbox.js';
import type { Command, PhotoItem } from '../../../../client/reporter/outbox/item.js';
import type { EntryContent } from '../../../../client/entry/entryContent.js';
import type { Upload } from '../../../../client/photos/upload/terms.js';
import { MemoryStore, type OutboxStore } from '../../../../client/reporter/outbox/store.js';
import { soleSender, type SenderLock } from '../../../../client/reporter/outbox/senderLock.js';
import type { Timing } from '../../../../client/reporter/outbox/written.js';
import type { Answer } from '../../../../client/reporter/outbox/verdict.js';

export const ANNA = { blog: 'baku', person: 'baku reporter Anna' };
export const update = (text: string): EntryContent => ({
  kind: 'update',
  lang: 'en',
  text,
  happenedAt: '2022-02-27T11:42:00.000Z',
});

/** A server that knows commands by id, as the journal does (rule J3). `entries`: those that readers would see. */
export class SmallServer {
  readonly entries = new Map<string, { text: unknown; rev: number }>();
  readonly log: string[] = [];
  private readonly receipts = new Map<string, { body: string; receipt: Receipt }>();
  private seq = 0;

  take(item: Command, payload: Record<string, unknown>): Answer {
    const { rev, ...rest } = payload;
    const known = this.receipts.get(item.command);
    const body = JSON.stringify(rest);
    if (known !== undefined) {
      return known.body === body
        ? { kind: 'accepted', receipt: known.receipt }
        : refuse(refusal('conflict', { field: 'id' }));
    }
    const entry = this.entries.get(item.entry);
    if (item.verb === 'post') this.entries.set(item.entry, { text: payload.text, rev: 1 });
    else if (entry === undefined) return refuse(refusal('not-found'));
    else if (item.verb === 'retract') this.entries.delete(item.entry);
    else if (entry.rev !== rev) return refuse(refusal('conflict', { field: 'rev', current: entry.rev }));
    else this.entries.set(item.entry, { text: payload.text ?? entry.text, rev: entry.rev + 1 });
    this.log.push(typeof payload.text === 'string' ? `${item.verb} ${payload.text}` : item.verb);
    const receipt = { id: item.entry, seq: ++this.seq, rev: this.entries.get(item.entry)?.rev ?? 1 };
    this.receipts.set(item.command, { body, receipt });
    return { kind: 'accepted', receipt };
  }

  texts(): unknown[] {
    return [...this.entries.values()].map(({ text }) => text);
  }
}

export function refuse(with_: Refusal): Answer {
  return { kind: 'refused', refusal: with_ };
}

export interface Phone {
  outbox: Outbox;
  server: SmallServer;
  store: OutboxStore;
  /** Commands that left the phone, in that order. */
  sent: Command[];
  accepted: string[];
  /** Entries whose retraction is through. */
  withdrawn: string[];
  /** Photos whose bytes began to leave the phone, in that order. */
  uploads: PhotoItem[];
  uploaded: string[];
  /** Moves the clock, and lets everything run that is due. */
  pass(ms: number): Promise<void>;
  /** The network's answers from here on; by default the server's. */
  network: {
    answer: (item: Command, payload: Record<string, unknown>) => Answer | Promise<Answer>;
    /** null: the upload hangs until it is stopped. */
    photo: (photo: PhotoItem, on: Parameters<Upload>[1]) => Answer | null;
  };
}

export async function phone(
  given: {
    store?: OutboxStore;
    server?: SmallServer;
    senderLock?: SenderLock;
    signedIn?: boolean;
    prefix?: string;
    timing?: Timing;
  } = {},
): Promise<Phone> {
  const server = given.server ?? new SmallServer();
  const store = given.store ?? new MemoryStore();
  const sent: Command[] = [];
  const accepted: string[] = [];
  const withdrawn: string[] = [];
  const uploads: PhotoItem[] = [];
  const uploaded: string[] = [];
  const timers = new Set<{ at: number; run: () => void }>();
  let now = Date.UTC(2022, 1, 27, 11, 42);
  let ids = 0;
  const network: Phone['network'] = {
    answer: (item, payload) => server.take(item, payload),
    photo: () => ({ kind: 'accepted', receipt: null }),
  };
  const send: Send = async (item, payload) => {
    sent.push(item);
    return network.answer(item, payload);
  };
  const upload: Upload<PhotoItem> = (photo, on) => {
    uploads.push(photo);
    const answer = network.photo(photo, on);
    let stop: () => void = () => undefined;
    const stopped = new Promise<null>((resolve) => {
      stop = () => {
        resolve(null);
      };
    });
    return { answer: answer === null ? stopped : Promise.resolve(answer), stop };
  };
  const outbox = await openOutbox({
    store,
    send,
    upload,
    onUploaded: (photo) => uploaded.push(photo),
    senderLock: given.senderLock ?? soleSender,
    now: () => now,
    newId: () => `${given.prefix ?? 'id'}-${(++ids).toString()}`,
    random: () => 0.5,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    onAccepted(item) {
      accepted.push(item.command);
      if (item.verb === 'retract') withdrawn.push(item.entry);
    },
    ...(given.timing === undefined ? {} : { timing: given.timing }),
  });
  if (given.signedIn !== false) outbox.signedIn((item) => item.person === ANNA.person);
  async function pass(ms: number) {
    await settled();
    const end = now + ms;
    for (;;) {
      const due = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      timers.delete(due);
      now = Math.max(now, due.at);
      due.run();
      await settled();
    }
    now = end;
    await settled();
  }
  return { outbox, server, store, sent, accepted, withdrawn, uploads, uploaded, pass, network };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

export const withPhotos = (text: string, ...ids: string[]): EntryContent => ({
  ...update(text),
  media: ids.map((id) => ({ id, alt: '' })),
});
export const lost = { kind: 'lost' } as const;
/** The items that wait, as `verb command`. */
export const waiting = (on: Phone) => on.outbox.state.value.items.map(({ verb, command }) => `${verb} ${command}`);
/** Photos whose bytes began to leave, by id. */
export const began = (on: Phone) => on.uploads.map(({ command }) => command);
