/** Follows one blog's record: loads it, takes what the socket brings, and asks for what was missed. */
import type { DeskEntriesAnswer, DeskItem } from '../../../shared/protocol.js';
import type { Refusal } from '../../../shared/refusals.js';
import { cell, type Readable } from '../../account/cell.js';
import type { Reply } from '../../account/request.js';
import type { DeskApi } from '../api.js';
import { begun, foldChanges, foldItem, withOlder, type DeskState, type Folded } from '../deskState.js';

export type Loaded =
  | { is: 'loading' }
  | { is: 'here'; state: DeskState }
  /** It cannot be loaded: refused, or (null) the network failed. */
  | { is: 'failed'; refusal: Refusal | null };

export interface BlogRecord {
  loaded: Readable<Loaded>;
  readers: Readable<number>;
  /** Whether it has all that it has heard of. */
  isLevel: Readable<boolean>;
  isLoadingOlder: Readable<boolean>;
  item(item: DeskItem): void;
  readersAre(readers: number): void;
  /** Asks whether anything was missed; loads it where nothing is there yet. Resolves to whether there was an answer. */
  refresh(): Promise<boolean>;
  older(): Promise<void>;
  close(): void;
}

export interface RecordParts {
  api: DeskApi;
  slug: string;
  after: (ms: number, run: () => void) => () => void;
}

const RETRY_MS = 3_000;

export function followRecord({ api, slug, after }: RecordParts): BlogRecord {
  const loaded = cell<Loaded>({ is: 'loading' });
  const readers = cell(0);
  const isLevel = cell(true);
  const isLoadingOlder = cell(false);
  let asking: Promise<boolean> | null = null;
  let callOff: () => void = () => undefined;
  let isClosed = false;

  const present = () => {
    const now = loaded.get();
    return now.is === 'here' ? now.state : null;
  };

  function take(folded: Folded): void {
    switch (folded.is) {
      case 'same':
        return;
      case 'changed':
        loaded.set({ is: 'here', state: folded.state });
        return;
      case 'gap':
        isLevel.set(false);
        void refresh();
        return;
      case 'reload':
        isLevel.set(false);
        void once(load);
    }
  }

  /** One question at a time: who asks meanwhile shares the answer. */
  function once(question: () => Promise<boolean>): Promise<boolean> {
    asking ??= question().then((answered) => {
      asking = null;
      if (isClosed) return answered;
      isLevel.set(answered);
      callOff();
      if (!answered && present() !== null) callOff = after(RETRY_MS, () => void refresh());
      return answered;
    });
    return asking;
  }

  async function load(): Promise<boolean> {
    const [desk, page] = await Promise.all([api.desk(slug), api.entries(slug, null)]);
    const held = page.kind === 'ok' ? await heldBelow(page.value) : [];
    if (isClosed) return false;
    if (desk.kind === 'ok' && page.kind === 'ok' && held.every((reply) => reply.kind === 'ok')) {
      const older = held.map(({ value }) => value);
      // A record that began anew between the answers is asked again.
      if ([desk.value, ...older].some(({ epoch }) => epoch !== page.value.epoch)) return load();
      readers.set(desk.value.readers);
      loaded.set({ is: 'here', state: begun(desk.value.blog, desk.value.step, page.value, older) });
      // What moved while the pages came, one after the other.
      return catchUp();
    }
    const refusal = [desk, page, ...held].find((reply) => reply.kind === 'refused')?.refusal ?? null;
    // What is shown already is better than a word of failure.
    if (present() === null) loaded.set({ is: 'failed', refusal });
    return refusal !== null;
  }

  /** All held entries below the newest page. The last reply is the one that is not `ok`, where one is not. */
  async function heldBelow({ next }: DeskEntriesAnswer): Promise<Reply<DeskEntriesAnswer>[]> {
    const replies: Reply<DeskEntriesAnswer>[] = [];
    for (let before = next; before !== null && !isClosed;) {
      const reply = await api.held(slug, before);
      replies.push(reply);
      before = reply.kind === 'ok' ? reply.value.next : null;
    }
    return replies;
  }

  async function catchUp(): Promise<boolean> {
    for (;;) {
      const state = present();
      if (state === null) return load();
      const reply = await api.changes(slug, state.step, state.epoch);
      if (isClosed || reply.kind === 'lost') return false;
      if (reply.kind === 'refused') return true;
      const folded = foldChanges(present() ?? state, reply.value);
      if (folded.is === 'reload') return load();
      take(folded);
      if (reply.value.reset === true || folded.is !== 'changed' || reply.value.to >= reply.value.step) return true;
    }
  }

  const refresh = () => once(catchUp);

  return {
    loaded,
    readers,
    isLevel,
    isLoadingOlder,
    item(item) {
      const state = present();
      // What comes before the first answer is in it, or asked for after it.
      if (state === null) void refresh();
      else take(foldItem(state, item));
    },
    readersAre: (count) => readers.set(count),
    refresh,
    async older() {
      const next = present()?.next ?? null;
      if (next === null || isLoadingOlder.get()) return;
      isLoadingOlder.set(true);
      const reply = await api.entries(slug, next);
      isLoadingOlder.set(false);
      const state = present();
      if (reply.kind === 'ok' && state !== null && !isClosed) take(withOlder(state, reply.value));
    },
    close() {
      isClosed = true;
      callOff();
    },
  };
}
