/** The reporter's page without its looks: the account, the outbox, drafts and photos, and the own entries. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { DeskEntry } from '../../shared/entry.js';
import { isGone } from '../../shared/may.js';
import type { SessionAnswer, SessionBlog } from '../../shared/protocol/desk.js';
import { Account } from '../account/account.js';
import { LateShelf } from '../account/lateShelf.js';
import { personIn } from '../account/session.js';
import type { Setting } from '../entry/draft.js';
import type { FetchPicture } from '../entry/heldPicture.js';
import type { EntryContent } from '../entry/entryContent.js';
import { Drafts } from './drafts.js';
import type { Address, Outbox } from './outbox.js';
import { isOf } from './outbox/person.js';
import { Lock } from './lock/lock.js';
import { PhotoShelf } from './photos/photoShelf.js';
import type { PhotoWishes } from './photos/photoWishes.js';
import type { KeptShelf } from '../store/phoneShelf.js';
import { Posted } from './mine/posted.js';
import type { LaterCheck, ReportingParts } from './reportingParts.js';

const POLL_MS = 30_000;
/** The socket's heartbeat keeps a phone's radio awake: out of sight it ends after so long, where nothing waits. */
const REST_AFTER_MS = 60_000;

/** Whether nothing connects this phone with the server now: for the strip, and for each entry's own state. */
export function isAway({ isConnected, session }: Pick<Account, 'isConnected' | 'session'>): boolean {
  return !isConnected.value || session.value.kind === 'unreachable';
}

export class Reporting {
  private isWriting = false;
  private readonly slug = signal<string | null>(null);
  /** The chosen blog's slug. */
  readonly chosen: ReadonlySignal<string | null> = this.slug;
  readonly account: Account;
  readonly posted: Posted;
  /** The own entries of the chosen blog. */
  readonly mine: Posted['list'];
  readonly drafts: Drafts;
  readonly photos: PhotoShelf;
  /** Whether all drafts outlive this page. */
  readonly areTextsDurable: KeptShelf['isDurable'];
  /** Writes down what was typed a moment ago: the page may be gone before the next pause. */
  readonly settle: () => void;
  readonly renew: () => void;
  readonly leave: ReportingParts['leave'];
  /** Small choices that are kept on this phone. */
  readonly shelf: KeptShelf;
  readonly check: LaterCheck;
  readonly cover: ReportingParts['cover'];
  readonly faces: ReportingParts['faces'];
  /** Requests of screens that come late. */
  readonly raw: ReportingParts['api']['raw'];
  /** The lock of the page: the outbox goes on behind it. */
  readonly lock: Lock;
  /** Fetches a photo that the server shows to the desk. */
  readonly fetchPicture: FetchPicture;

  constructor(
    private readonly parts: ReportingParts,
    readonly outbox: Outbox,
    readonly wishes: PhotoWishes,
  ) {
    const { shelf } = parts;
    this.shelf = shelf;
    this.check = parts.check;
    this.cover = parts.cover;
    this.faces = parts.faces;
    this.raw = parts.api.raw;
    this.fetchPicture = parts.api.picture;
    const memory = { memory: shelf, forgottenIs: 'signed-out', pollMs: POLL_MS } as const;
    const typed = new LateShelf(shelf, parts.after, parts.now);
    this.drafts = new Drafts(typed);
    this.settle = typed.settle;
    this.areTextsDurable = shelf.isDurable;
    this.renew = parts.renew;
    this.leave = parts.leave;
    this.photos = new PhotoShelf({ ...parts, longSide: () => wishes.longSide(), isNamed: (id) => this.isNamed(id) });
    this.account = new Account(parts, memory, {
      entered: (answer, { isRemembered, before }) => this.entered(answer, isRemembered, before),
      left: () => this.left(),
      revoked: () => parts.revoked(),
      back: () => outbox.wake(),
      entry: (entry) => (this.lock.isAsleep.peek() ? this.heard([entry]) : this.posted.entryChanged(entry)),
    });
    this.lock = new Lock({ ...parts, forgetOwn: () => this.forgetOwn(), woke: () => void this.posted.load() });
    this.posted = new Posted({
      ...parts,
      signedIn: this.account.signedIn,
      outbox: outbox.state,
      isAway: () => isAway(this.account),
      heard: (entries) => this.heard(entries),
    });
    this.mine = this.posted.list;
  }

  /** Takes note whether a form is open now. */
  readonly writes = (is: boolean): void => {
    this.isWriting = is;
    if (!is) this.parts.rested();
  };

  /** Whether the page can be loaded anew, and nothing is lost by it. */
  readonly isIdle = (): boolean => {
    return !this.isWriting && this.isStored();
  };

  /** Whether all that waits outlives this page. */
  readonly isStored = (): boolean => {
    const { durable, items } = this.outbox.state.value;
    if (!this.areTextsDurable.value) return false;
    return items.length === 0 || (durable && this.photos.areDurable.value);
  };

  readonly choose = (slug: string | null): void => {
    if (this.show(slug)) void this.posted.load();
  };

  /** Nobody sees the page any more: after a while the socket rests, too. */
  readonly rest = (): void => {
    this.parts.after(REST_AFTER_MS, () => {
      if (!this.parts.isSeen() && this.outbox.state.value.items.length === 0) this.account.rest();
    });
  };

  readonly address = (): Address => {
    const blog = this.slug.value ?? '';
    const answer = this.account.signedIn();
    return { blog, person: answer === null ? '' : personIn(blog, answer) };
  };

  /** The time and zone that an entry which is sent now is made with. */
  readonly setting = ({ timeZone }: Pick<SessionBlog, 'timeZone'>): Setting => {
    return { now: this.account.serverNow(), timeZone };
  };

  readonly preview = (content: EntryContent) => {
    const blog = this.slug.value ?? '';
    return this.parts.api.preview(blog, { id: this.parts.newId(), blog, ...content });
  };

  private heard(entries: readonly DeskEntry[]): void {
    void this.outbox.heard(entries);
    this.drafts.forgetChangesOf((id) => entries.some((one) => one.id === id && isGone(one)));
  }

  private entered(answer: SessionAnswer, isRemembered: boolean, before: SessionAnswer | null): void {
    this.lock.entered(answer.device);
    this.outbox.signedIn((item) => isOf(answer, item));
    // Another page signed somebody else in: the list is not theirs.
    if (before !== null && before.device !== answer.device) this.posted.forget();
    const wasPaused = (slug: string) => before?.blogs.some((blog) => blog.slug === slug && blog.status === 'paused');
    for (const { slug, status } of answer.blogs)
      if (status !== 'paused' && wasPaused(slug)) void this.outbox.resume(slug);
    this.account.connect();
    const wanted = [this.slug.value, this.parts.shelf.get('blog')];
    const known = wanted.find((slug) => answer.blogs.some((blog) => blog.slug === slug));
    this.show((known as string | undefined) ?? answer.blogs[0]?.slug ?? null);
    if (!isRemembered && !this.lock.isAsleep.peek()) void this.posted.load();
  }

  /** Shows another blog; answers false where it is the present one. */
  private show(slug: string | null): boolean {
    if (slug === this.slug.value) return false;
    this.slug.value = slug;
    this.parts.shelf.set('blog', slug);
    this.posted.open(slug);
    return true;
  }

  /** Forgets the own entries that the server has, in this page, too, until it tells of them again: the session sleeps. */
  readonly forgetOwn = (): void => this.posted.forget();

  /** Forgets all that was published: a phone that is signed out keeps only drafts and items that wait (rule O5). */
  private left(): void {
    this.lock.left();
    this.outbox.signedIn(null);
    this.posted.forget();
    void this.photos.forget();
  }

  private isNamed(id: string): boolean {
    return this.drafts.photos().has(id) || this.outbox.state.value.items.some(({ command }) => command === id);
  }
}
