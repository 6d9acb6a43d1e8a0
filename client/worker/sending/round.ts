/**
 * A waking of the worker: sends what is due by the page's own outbox, as the person who is signed in now, and ends in
 * time. It rejects with `SomethingLeft` where a later attempt may send more.
 */
import { effect } from '@preact/signals';
import type { SessionAnswer } from '../../../shared/protocol/desk.js';
import type { Api } from '../../account/api.js';
import { asDevice } from '../../account/session.js';
import type { Shelf } from '../../account/shelf.js';
import { pageTicks, ServerClock } from '../../account/clock.js';
import { httpCarry } from '../../account/transport.js';
import { noteAccepted } from '../../reporter/mine/keptOwn.js';
import { openOutbox, type Outbox, type OutboxParts } from '../../reporter/outbox.js';
import { nextDue, sendable } from '../../reporter/outbox/due.js';
import type { Item } from '../../reporter/outbox/item.js';
import { isOf } from '../../reporter/outbox/person.js';
import { forgetChangesOf } from '../../reporter/goneDrafts.js';
import { forgetSentDrafts } from '../../reporter/sentDrafts.js';
import type { Upload } from '../../photos/upload/terms.js';

export type RoundParts = Omit<OutboxParts, 'send' | 'serverNow' | 'timing' | 'upload' | 'onAccepted' | 'onUploaded'> & {
  api: Pick<Api, 'session' | 'raw'>;
  shelf: Shelf;
  /** Sends photos with these headers. */
  uploadAs: (headers: Record<string, string>) => Upload;
  /** Takes everything off this phone: the desk has put it out. */
  revoked: () => Promise<void>;
};

export class SomethingLeft extends Error {}

/** Browsers end a worker that is busy for some minutes, and count that against it. */
const LONGEST_MS = 90_000;
/** Items that wait for longer are left to the next waking. */
const SOON_MS = 20_000;

type End = 'all-sent' | 'left' | 'not-ours';

export class Round {
  private end: (how: End) => void = () => undefined;
  private readonly clock: ServerClock;

  constructor(private readonly parts: RoundParts) {
    this.clock = new ServerClock({ now: parts.now, ticks: pageTicks, memory: parts.shelf });
  }

  async run(): Promise<void> {
    const { api, store } = this.parts;
    if ((await store.read()).length === 0) return;
    const learnTime = this.clock.asks();
    const reply = await api.session();
    if (reply.kind === 'refused' && reply.refusal.why === 'revoked') return this.parts.revoked();
    // Items of somebody who is not signed in, or no longer, stay where they are (rule O5).
    if (reply.kind === 'refused' && !mayPass(reply.refusal)) return;
    if (reply.kind !== 'ok') throw new SomethingLeft();
    learnTime(reply.value.now);
    if ((await this.sendAs(reply.value)) === 'left') throw new SomethingLeft();
  }

  /** Stops what is on its way. */
  stop(): void {
    this.end('not-ours');
  }

  private async sendAs(answer: SessionAnswer): Promise<End> {
    const { after, api, shelf, senderLock, uploadAs } = this.parts;
    const { clock } = this;
    const ended = new Promise<End>((resolve) => (this.end = resolve));
    const outbox = await openOutbox({
      ...this.parts,
      send: ({ verb }, payload) => httpCarry(api.raw, asDevice(answer))(verb, payload),
      serverNow: () => new Date(clock.now()).toISOString(),
      timing: { known: () => Promise.resolve(clock.isSure()), reading: clock.reading },
      upload: uploadAs(asDevice(answer)),
      onAccepted(item) {
        noteAccepted(shelf, item);
        const isIt = (id: string) => id === item.entry;
        forgetSentDrafts(shelf, isIt);
        if (item.verb === 'retract') forgetChangesOf(shelf, isIt);
      },
      onUploaded: () => undefined,
      // A page that came to the front goes on with all of it.
      senderLock: (got, lost) => senderLock(got, () => (lost(), this.end('not-ours'))),
    });
    outbox.signedIn((item) => isOf(answer, item));
    const stopLooking = effect(() => this.look(outbox, answer));
    const callOff = after(LONGEST_MS, () => this.end('left'));
    return ended.finally(() => {
      callOff();
      stopLooking();
      outbox.close();
    });
  }

  private look({ state }: Outbox, answer: SessionAnswer): void {
    const { items, sending, delivery } = state.value;
    if (sending.length > 0) return;
    // Only a page can do something about it: sign in, or load the newest build.
    if (delivery === 'signed-out' || delivery === 'outdated') return this.end('not-ours');
    const { now, mayPhotosGo } = this.parts;
    const isMine = (item: Item) => isOf(answer, item);
    const { retracts, contents, photos } = sendable(items, isMine, now());
    const due = [...retracts, ...contents, ...(mayPhotosGo?.() === false ? [] : photos)];
    const next = nextDue(items, isMine, now());
    // Items that are refused, or wait for a refused post, wait for the reporter.
    if (due.length === 0) this.endUnlessSoon(next === null ? null : next - now());
  }

  private endUnlessSoon(wait: number | null): void {
    if (wait === null) this.end('all-sent');
    else if (wait > SOON_MS) this.end('left');
  }
}

/** Whether a refusal of the session passes by itself. */
function mayPass({ code, retry }: { code: string; retry: boolean }): boolean {
  return retry && code !== 'unauthenticated' && code !== 'version';
}
