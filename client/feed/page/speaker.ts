/** Sentences that the page says by itself: the state of the connection, and that there are new entries. */
import type { ConnectionState } from '../connection/ports.js';
import type { Article } from '../timeline/ports.js';
import { counted, fill, type Words } from './words.js';

/** Milliseconds between two announcements: a busy rally must not talk over the reader. */
const ANNOUNCE_EVERY = 8_000;
/** Milliseconds; a state that passes sooner is not put into words. */
const PASSING = 800;

export class Speaker {
  readonly #root: ParentNode;
  readonly #words: Words;
  readonly #lang: string;
  #connection: ConnectionState = 'connecting';
  #caughtUp = true;
  #lostAt: Date | undefined;
  #phrase: ReturnType<typeof setTimeout> | undefined;
  #announcedAt = -ANNOUNCE_EVERY;
  #arrived = 0;

  /** `root`: the document, or the shadow tree, in which `[data-connection]` and `[data-announce]` stand. */
  constructor(root: ParentNode, words: Words, lang: string) {
    this.#root = root;
    this.#words = words;
    this.#lang = lang;
  }

  connection(connection: ConnectionState): void {
    this.#connection = connection;
    this.#showState();
  }

  caughtUp(yes: boolean): void {
    this.#caughtUp = yes;
    this.#showState();
  }

  /** Tells screen readers of new entries, politely and in batches. */
  arrived({ length }: ArrayLike<Article>): void {
    this.#arrived += length;
    if (this.#arrived > length) return;
    this.#tell('');
    const wait = Math.max(1_000, this.#announcedAt + ANNOUNCE_EVERY - performance.now());
    setTimeout(() => this.#announce(), wait);
  }

  countNew({ size }: { size: number }): string {
    return counted(this.#words.newEntries, size, this.#lang);
  }

  #announce(): void {
    this.#announcedAt = performance.now();
    this.#tell(this.countNew({ size: this.#arrived }));
    this.#arrived = 0;
  }

  /** Emptied before each batch, so that the same sentence again is news, too. */
  #tell(sentence: string): void {
    const element = this.#root.querySelector('[data-announce]');
    if (element) element.textContent = sentence;
  }

  #state(): 'live' | 'catching-up' | 'offline' {
    if (this.#connection === 'lost' || this.#connection === 'refused') return 'offline';
    return this.#connection !== 'connecting' && this.#caughtUp ? 'live' : 'catching-up';
  }

  #showState(): void {
    const element = this.#root.querySelector<HTMLElement>('[data-connection]');
    const state = this.#state();
    if (!element || element.dataset.connection === state) return;
    if (state === 'offline') this.#lostAt ??= new Date();
    if (state === 'live') this.#lostAt = undefined;
    element.dataset.connection = state;
    clearTimeout(this.#phrase);
    this.#phrase = setTimeout(() => (element.textContent = this.#sentence(state)), PASSING);
  }

  #sentence(state: 'live' | 'catching-up' | 'offline'): string {
    if (state === 'live') return this.#words.live;
    if (state === 'catching-up') return this.#words.catchingUp;
    return fill(this.#words.offlineSince, this.#lostAt?.toLocaleTimeString(this.#lang, { timeStyle: 'short' }) ?? '');
  }
}
