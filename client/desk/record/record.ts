/** Follows one blog's record: loads it, takes what the socket brings, and asks for what was missed. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { DeskEntriesAnswer, DeskItem } from '../../../shared/protocol/desk.js';
import type { Api } from '../../account/api.js';
import type { After } from '../../account/device.js';
import type { Failed, Reply } from '../../account/request.js';
import { begun, foldChanges, foldItem, withOlder, type DeskState, type Folded } from './deskState.js';

export type Loaded =
  | { is: 'loading' }
  | { is: 'here'; state: DeskState }
  /** The record cannot be loaded: refused, or the network failed. */
  | { is: 'failed'; failed: Failed };

export interface RecordParts {
  api: Api;
  slug: string;
  after: After;
}

const RETRY_MS = 3_000;
/** The pause after a refusal that may last: a desk that stays open would else ask for ever what it is not to have. */
const LASTING_RETRY_MS = 60_000;
/** The last steps that are looked at when a record is loaded: an entry that was just published is there to be taken back. */
const RECENT_STEPS = 50;

export class BlogRecord {
  private readonly now = signal<Loaded>({ is: 'loading' });
  private readonly readersNow = signal(0);
  private readonly level = signal(true);
  private readonly loadingOlder = signal(false);
  private readonly failedOlder = signal<Failed | null>(null);
  private asking: Promise<boolean> | null = null;
  /** Counts the items that came and have no place in here yet, since others between are missing. */
  private gaps = 0;
  private callOff: () => void = () => undefined;
  private isClosed = false;

  readonly loaded: ReadonlySignal<Loaded> = this.now;
  readonly readers: ReadonlySignal<number> = this.readersNow;
  /** Whether the record has all that it has heard of. */
  readonly isLevel: ReadonlySignal<boolean> = this.level;
  readonly isLoadingOlder: ReadonlySignal<boolean> = this.loadingOlder;
  /** The reason why older entries did not come, when they were last asked for. */
  readonly olderFailed: ReadonlySignal<Failed | null> = this.failedOlder;

  constructor(private readonly parts: RecordParts) {}

  item(item: DeskItem): void {
    const state = this.present();
    // An item that comes before the first answer is in that answer, or asked for after it.
    if (state === null) void this.refresh();
    else this.take(foldItem(state, item));
  }

  readersAre(count: number): void {
    this.readersNow.value = count;
  }

  /** Asks whether anything was missed; loads the record where nothing is there yet. Resolves to whether the server answered. */
  refresh(): Promise<boolean> {
    return this.once(() => this.catchUp());
  }

  async older(): Promise<void> {
    const next = this.present()?.next ?? null;
    if (next === null || this.loadingOlder.value) return;
    this.loadingOlder.value = true;
    const reply = await this.parts.api.entries(this.parts.slug, next);
    this.loadingOlder.value = false;
    this.failedOlder.value = reply.kind === 'ok' ? null : reply;
    const state = this.present();
    if (reply.kind === 'ok' && state !== null && !this.isClosed) this.take(withOlder(state, reply.value));
  }

  close(): void {
    this.isClosed = true;
    this.callOff();
  }

  private present(): DeskState | null {
    return this.now.value.is === 'here' ? this.now.value.state : null;
  }

  private take(folded: Folded): void {
    switch (folded.is) {
      case 'same':
        return;
      case 'changed':
        this.now.value = { is: 'here', state: folded.state };
        return;
      case 'gap':
        this.level.value = false;
        // A question that is under way may have been answered before this step was made.
        this.gaps += 1;
        void this.refresh();
        return;
      case 'reload':
        this.level.value = false;
        void this.once(() => this.load());
    }
  }

  /** Asks one question at a time: further callers share its answer. */
  private once(question: () => Promise<Failed | null>): Promise<boolean> {
    this.asking ??= question().then((failed) => {
      this.asking = null;
      if (!this.isClosed) this.answered(failed);
      return failed?.kind !== 'lost';
    });
    return this.asking;
  }

  private answered(failed: Failed | null): void {
    this.level.value = failed === null;
    this.callOff();
    if (failed === null || this.present() === null) return;
    this.callOff = this.parts.after(pauseAfter(failed), () => void this.refresh());
  }

  /** Answers with what came in place of the record; null once all of it is here, or nobody looks at it any more. */
  private async load(): Promise<Failed | null> {
    const { api, slug } = this.parts;
    const [desk, newest] = await Promise.all([api.desk(slug), api.entries(slug, null)]);
    const held = newest.kind === 'ok' ? await this.heldBelow(newest.value) : [];
    if (desk.kind === 'ok' && newest.kind === 'ok' && held.every((reply) => reply.kind === 'ok')) {
      if (this.isClosed) return null;
      const older = held.map(({ value }) => value);
      // A record that began anew between the answers is asked again.
      if ([desk.value, ...older].some(({ epoch }) => epoch !== newest.value.epoch)) return this.load();
      this.readersNow.value = desk.value.readers;
      const state = begun(desk.value.blog, desk.value.step, newest.value, older);
      // The steps before this one are asked for again: some came while the batches did, and the last deeds may stand anywhere.
      this.now.value = { is: 'here', state: { ...state, step: Math.max(0, state.step - RECENT_STEPS) } };
      return this.catchUp();
    }
    const failed: Failed = [desk, newest, ...held].find((reply) => reply.kind === 'refused') ?? { kind: 'lost' };
    // A record that is shown already is better than a word of failure.
    if (this.present() === null) this.now.value = { is: 'failed', failed };
    return failed;
  }

  /** All held entries below the newest batch. Only the last reply may not be `ok`. */
  private async heldBelow({ next }: DeskEntriesAnswer): Promise<Reply<DeskEntriesAnswer>[]> {
    const replies: Reply<DeskEntriesAnswer>[] = [];
    for (let before = next; before !== null && !this.isClosed;) {
      const reply = await this.parts.api.held(this.parts.slug, before);
      replies.push(reply);
      before = reply.kind === 'ok' ? reply.value.next : null;
    }
    return replies;
  }

  private async catchUp(): Promise<Failed | null> {
    for (;;) {
      const state = this.present();
      if (state === null) return this.load();
      const { gaps } = this;
      const reply = await this.parts.api.changes(this.parts.slug, state.step, state.epoch);
      if (reply.kind !== 'ok') return reply;
      if (this.isClosed) return null;
      const folded = foldChanges(this.present() ?? state, reply.value);
      if (folded.is === 'reload') return this.load();
      this.take(folded);
      const isAll = folded.is !== 'changed' || folded.state.step >= reply.value.step;
      if (isAll && this.gaps === gaps) return null;
    }
  }
}

function pauseAfter(failed: Failed): number {
  if (failed.kind === 'lost') return RETRY_MS;
  const { retry, after } = failed.refusal;
  return after === undefined && !retry ? LASTING_RETRY_MS : Math.max(RETRY_MS, (after ?? 0) * 1_000);
}
