/**
 * A blog's news from a place on: by stream, which resumes with `Last-Event-ID`, and by `changes` where no stream comes
 * through or something is missing. Nothing is left out; an entry that changed several times may come once, as it stands.
 */
import type { PublicBlog, PublicEntry } from '../../shared/entry.js';
import {
  POSITION_EVERY_MS,
  type ChangesAnswer,
  type Frame,
  type Hello,
  type JsonDelta,
  type Position,
  type Reset,
  type ResetReason,
} from '../../shared/protocol/readers.js';
import { messagesIn, type Message } from './messages.js';
import { mayPass } from './problem.js';
import { pauseOf, type Requests } from './requests.js';
import { sleep } from './sleep.js';

/** Stands for everything up to a seq of an epoch. */
export interface Place {
  epoch: string;
  seq: number;
}

/** `place`: kept by who wants to go on after it later. */
export type News = { place: Place } & (
  | { kind: 'new' | 'revised'; entry: PublicEntry }
  /** Readers may not see the entry any more. One that came and went meanwhile was never told of. */
  | { kind: 'gone'; id: string }
  | { kind: 'blog'; blog: PublicBlog }
  /** All that was kept has to be read anew; the news goes on after `place`. */
  | { kind: 'reset'; why: ResetReason }
);

export interface FollowingParts {
  requests: Requests;
  /** The blog's address, from the root on. */
  base: string;
  signal: AbortSignal;
}

/** A stream that told no position twice, and ten seconds more for a network that is slow, is not there any more. */
const SILENCE_MS = 2 * POSITION_EVERY_MS + 10_000;
const FIRST_PAUSE_MS = 500;
/** Seconds between two questions, until the server has said its own. */
const POLL_S = 10;

export class Following {
  private pollS = POLL_S;
  /** Streams that did not open, one after the other. */
  private failures = 0;
  /** A gap comes in pieces: all of its entries that are of later orders than its beginning are new. */
  private gap = { before: 0, to: 0 };

  constructor(
    private readonly parts: FollowingParts,
    private at: Place,
  ) {}

  async *news(): AsyncGenerator<News, void> {
    const { signal } = this.parts;
    while (!signal.aborted) {
      this.failures += 1;
      yield* this.passing(this.streamed());
      if (this.failures > 0) yield* this.passing(this.missed());
      await sleep(pauseOf(Math.min(this.pollS * 1_000, FIRST_PAUSE_MS * 2 ** this.failures)), signal);
    }
  }

  /** Goes over what may pass by itself, and over the end that was asked for. */
  private async *passing(news: AsyncGenerator<News, void>): AsyncGenerator<News, void> {
    try {
      yield* news;
    } catch (error) {
      if (!this.parts.signal.aborted && !mayPass(error)) throw error;
    }
  }

  private async *streamed(): AsyncGenerator<News, void> {
    const { requests, base, signal } = this.parts;
    const leaving = new AbortController();
    const headers = { Accept: 'text/event-stream', 'Last-Event-ID': `${this.at.epoch}.${this.at.seq.toString()}` };
    try {
      const ending = AbortSignal.any([signal, leaving.signal]);
      const response = await requests.open(`${base}/stream?as=json`, headers, ending);
      if (response.body === null) return;
      for await (const message of messagesIn(response.body, SILENCE_MS)) {
        this.failures = 0;
        yield* this.heard(message);
      }
    } finally {
      leaving.abort();
    }
  }

  /** Messages of other names, and `drain`, need nothing: the server ends the stream, and it is opened again. */
  private async *heard({ event, data }: Message): AsyncGenerator<News, void> {
    switch (event) {
      case 'hello':
        return this.greeted(JSON.parse(data) as Hello);
      case 'frame':
        return yield* this.frame(JSON.parse(data) as Frame<JsonDelta>);
      case 'position':
        return yield* this.compared(JSON.parse(data) as Position);
      case 'reset':
        return yield* this.reset(JSON.parse(data) as Reset);
    }
  }

  private greeted({ poll, epoch, head }: Hello): void {
    this.pollS = poll;
    if (epoch === this.at.epoch) this.begin(head);
  }

  /** Something up to `to` is missed. */
  private begin(to: number): void {
    if (this.at.seq >= this.gap.to) this.gap = { before: this.at.seq, to };
    else this.gap.to = Math.max(this.gap.to, to);
  }

  private async *frame(frame: Frame<JsonDelta>): AsyncGenerator<News, void> {
    const fits = frame.epoch === this.at.epoch && frame.from <= this.at.seq + 1;
    if (fits) yield* this.told(frame);
    else yield* this.missed();
  }

  private async *compared({ epoch, head }: Position): AsyncGenerator<News, void> {
    if (epoch !== this.at.epoch || head > this.at.seq) yield* this.missed();
  }

  /** Asks for what came after the place, until nothing more did. */
  private async *missed(): AsyncGenerator<News, void> {
    const { requests, base, signal } = this.parts;
    for (;;) {
      const query = `since=${this.at.seq.toString()}&epoch=${encodeURIComponent(this.at.epoch)}`;
      const answer = await requests.readOnce<ChangesAnswer<JsonDelta>>(`${base}/changes?${query}`, signal);
      if ('reset' in answer) return yield* this.reset(answer);
      this.begin(answer.head);
      yield* this.told(answer);
      if (answer.to >= answer.head) return;
    }
  }

  private *told({ epoch, to, deltas }: Frame<JsonDelta>): Generator<News, void> {
    const { seq: stood } = this.at;
    const before = stood < this.gap.to ? this.gap.before : stood;
    for (const [n, delta] of deltas.entries()) {
      if (delta.seq <= stood) continue;
      // An entry and the blog may come with one seq: the place is beyond it when both were told.
      const isLast = deltas[n + 1]?.seq !== delta.seq;
      this.at = { epoch, seq: isLast ? delta.seq : delta.seq - 1 };
      yield { place: this.at, ...newsOf(delta, before) };
    }
    if (to > this.at.seq) this.at = { epoch, seq: to };
  }

  private *reset({ epoch, head, why }: Reset): Generator<News, void> {
    this.at = { epoch, seq: head };
    this.gap = { before: head, to: head };
    yield { place: this.at, kind: 'reset', why };
  }
}

/** `before`: the seq up to which everything was told. An entry of a later order is new. */
function newsOf(delta: JsonDelta, before: number) {
  if ('gone' in delta) return { kind: 'gone', id: delta.id } as const;
  if ('blog' in delta) return { kind: 'blog', blog: delta.blog } as const;
  return { kind: delta.order > before ? 'new' : 'revised', entry: delta.entry } as const;
}
