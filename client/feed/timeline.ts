/**
 * A reader's copy of a feed: it takes frames and answers, however late, doubled or with holes, and ends at the record
 * (rules R1 to R6). Page, timers and network are its ports.
 */
import type { ChangesAnswer, Frame, Hello, HtmlDelta, Position, Reset } from '../../shared/protocol/readers.js';
import { FrameBuffer } from './timeline/frameBuffer.js';
import {
  type Article,
  type End,
  type Joint,
  type Page,
  roundedDown,
  type TimelineParts,
  Unanswered,
} from './timeline/ports.js';
import { ResetLimit } from './timeline/resetLimit.js';
import { Retry } from './timeline/retry.js';
import { ArticleList } from './timeline/articleList.js';

export class Timeline implements Joint {
  readonly #parts: TimelineParts;
  readonly #articles: ArticleList;
  readonly #kept = new FrameBuffer();
  readonly #resets: ResetLimit;
  readonly #asks: Retry;
  readonly #loads: Retry;
  #epoch: string;
  #seq: number;
  /** The furthest seq that was heard of. */
  #wanted: number;
  #poll: number;
  #behind = false;
  /** Counts the times that everything shown was replaced: answers to earlier questions are void. */
  #run = 0;
  /** The position that a page which is loaded to replace everything must not be older than; undefined while none is loaded. */
  #target: Position | undefined;
  #asking: Promise<boolean | null> | undefined;
  #lastQuestion: Promise<unknown> = Promise.resolve();
  /** Deltas that were applied since articles were asked for that are not shown yet. */
  #log: HtmlDelta[] | null = null;

  constructor(parts: TimelineParts, page: Page) {
    this.#parts = parts;
    this.#articles = new ArticleList(parts.view, page);
    this.#resets = new ResetLimit(parts.clock);
    this.#asks = this.#retry();
    this.#loads = this.#retry();
    this.#epoch = page.epoch;
    this.#seq = this.#wanted = page.seq;
    this.#poll = parts.poll;
  }

  get standing(): { epoch: string; seq: number } {
    return { epoch: this.#epoch, seq: this.#seq };
  }

  hello({ epoch, head, at, poll }: Hello): void {
    this.#poll = poll;
    // The connection is back, so work that waits for it need not wait any longer.
    this.#asks.rest();
    this.#loads.now();
    if (epoch !== this.#epoch || at > this.#seq) return this.position({ epoch, head });
    // From `at` on, the catch-up frame comes by itself.
    this.#wanted = Math.max(this.#wanted, head);
    this.#tell();
  }

  frame(frame: Frame<HtmlDelta>): void {
    if (this.#target || frame.epoch !== this.#epoch || frame.from > this.#seq + 1) {
      this.#kept.keep(frame);
      return this.position({ epoch: frame.epoch, head: frame.to });
    }
    this.#take(frame);
    this.#settle();
  }

  /** Hears that the feed has got as far as this position. */
  position(position: Position): void {
    if (position.epoch !== this.#epoch) return this.#load(position);
    this.#wanted = Math.max(this.#wanted, position.head);
    this.#settle();
  }

  reset({ epoch, head, why }: Reset): void {
    const here = epoch === this.#epoch;
    // A reset may answer a position that this reader has left since.
    if (here && !(why === 'far' && head > this.#seq) && !(why === 'ahead' && head < this.#seq)) {
      return this.position({ epoch, head });
    }
    this.#load({ epoch, head });
  }

  /** Asks for changes whether any were heard of or not. Answers whether there was an answer; null: there is no such blog any more. */
  poll(): Promise<boolean | null> {
    return this.#ask(roundedDown(this.#seq));
  }

  /** Shows what is pending: the newest page, where there is more than was kept. */
  release(): void {
    if (this.#articles.torn) this.#replace({ epoch: this.#epoch, head: this.#seq });
    else this.#parts.view.steady(() => this.#articles.release());
  }

  /** Lets nothing wait any more, since nobody looks: also a question that is under way is not asked again where it fails. */
  pause(): void {
    this.#asks.sleep(true);
    this.#loads.sleep(true);
  }

  /** Goes on after `pause`: one question says all that was missed. */
  resume(): void {
    this.#asks.sleep(false);
    this.#loads.sleep(false);
    if (this.#target) this.#fetch();
    else void this.poll();
  }

  ends(): ReturnType<Joint['ends']> {
    const { older: before, newer: after } = this.#articles;
    return { epoch: this.#epoch, head: this.#seq, run: this.#run, before, after };
  }

  note(deltas: HtmlDelta[] | null): boolean {
    if (deltas && this.#log) return false;
    this.#log = deltas;
    return true;
  }

  ask(since: number): Promise<ChangesAnswer<HtmlDelta>> {
    const epoch = this.#epoch;
    const question = this.#lastQuestion.then(() => this.#parts.source.changes({ epoch, since }));
    this.#lastQuestion = question.catch(() => undefined);
    return question;
  }

  join(articles: readonly Article[], end: End): void {
    this.#parts.view.steady(() => this.#articles.extend(articles, end));
  }

  #take({ to, deltas }: { to: number; deltas: HtmlDelta[] }): void {
    if (to <= this.#seq) return;
    this.#parts.view.steady(() => this.#articles.apply(deltas, this.#seq));
    this.#log?.push(...deltas);
    this.#seq = to;
    this.#parts.stands?.(this.standing);
    if (this.#articles.torn && this.#parts.view.atTop()) this.release();
  }

  /** Applies kept frames as far as the gap has closed, and asks where it has not. */
  #settle(): void {
    this.#closeUp();
    if (this.#seq < this.#wanted && !this.#asks.waiting) void this.#ask(roundedDown(this.#seq));
  }

  #closeUp(): void {
    for (let next; (next = this.#kept.next(this.#epoch, this.#seq));) this.#take(next);
    this.#wanted = Math.max(this.#wanted, this.#seq, this.#kept.reach(this.#epoch));
    if (this.#seq >= this.#wanted) this.#asks.rest();
    this.#tell();
  }

  #tell(): void {
    const behind = this.#seq < this.#wanted || this.#target !== undefined;
    if (behind === this.#behind) return;
    this.#behind = behind;
    this.#parts.caughtUp(!behind);
  }

  /** Asks one question at a time: further callers share the answer to the question that is under way. */
  #ask(since: number): Promise<boolean | null> {
    if (this.#target) return Promise.resolve(true);
    this.#asks.callOff();
    const run = this.#run;
    return (this.#asking ??= this.ask(since).then(
      (answer) => {
        this.#asking = undefined;
        if (run === this.#run && !this.#target) this.#answered(answer, since);
        else if (!this.#target) this.#settle();
        return true;
      },
      (failure: unknown) => {
        this.#asking = undefined;
        this.#askLater(failure);
        return (failure as Unanswered).final ? null : false;
      },
    ));
  }

  #answered(answer: ChangesAnswer<HtmlDelta>, since: number): void {
    if ('reset' in answer) return this.reset(answer);
    this.#wanted = Math.max(this.#wanted, answer.head);
    this.#take(answer);
    this.#closeUp();
    if (this.#seq >= this.#wanted) return;
    if (answer.to > since && answer.to < answer.head) void this.#ask(answer.to);
    // An answer that ends below the gap comes from an instance that lags, or from a cache.
    else this.#askLater();
  }

  #askLater(failure?: unknown): void {
    this.#asks.later(() => void this.#ask(this.#seq), failure);
  }

  /** Replaces everything shown by a page that is not older than `target` (rule R3). */
  #load(target: Position): void {
    if (this.#target) {
      this.#target = target;
      return;
    }
    if (this.#resets.allow()) this.#replace(target);
    else this.#askLater(new Unanswered(this.#poll));
  }

  #replace(target: Position): void {
    if (this.#target) return;
    this.#asks.callOff();
    this.#target = target;
    this.#tell();
    this.#fetch();
  }

  #fetch(): void {
    this.#parts.source.page({ at: this.#target }).then(
      (page) => (page ? this.#restart(page) : this.#giveUp()),
      (failure: unknown) => this.#loads.later(() => this.#fetch(), failure),
    );
  }

  /** Gives up the load, since the journal has not got there: its present changes are asked for again. */
  #giveUp(): void {
    this.#target = undefined;
    this.#askLater();
  }

  #restart(page: Page): void {
    const target = this.#target;
    this.#target = undefined;
    this.#loads.rest();
    this.#run += 1;
    this.#epoch = page.epoch;
    this.#seq = this.#wanted = page.seq;
    this.#parts.view.steady(() => this.#articles.restart(page));
    this.#parts.stands?.(this.standing);
    this.#kept.only(page.epoch);
    this.#settle();
    if (target) this.position(target);
  }

  #retry(): Retry {
    return new Retry(this.#parts.clock, () => this.#poll);
  }
}
