/** The desk's page without its looks: the editor's account, the open blog and its record, the connection, the commands. */
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { DeskEntry, PublicBlog } from '../../shared/entry.js';
import { isEditor } from '../../shared/may.js';
import type { SessionAnswer } from '../../shared/protocol/desk.js';
import { Account } from '../account/account.js';
import type { Methods } from '../account/methods.js';
import type { AccountParts } from '../account/ports.js';
import { personIn } from '../account/session.js';
import { LateShelf } from '../account/lateShelf.js';
import type { Shelf } from '../account/shelf.js';
import { Commands } from './deeds/commands.js';
import { PendingWithdrawals } from './deeds/pendingWithdrawals.js';
import { OwnShelf } from './frame/ownShelf.js';
import { TypedTexts } from './frame/typedTexts.js';
import { ChunkSizer } from '../photos/upload/chunkSizer.js';
import { withHeaders, type Exchange } from '../photos/upload/exchange.js';
import { tusUpload } from '../photos/upload.js';
import { DeskPhotos, type DeskPhotosParts } from './photos/deskPhotos.js';
import { BlogRecord } from './record/record.js';
import { mayDo } from './deeds/entryActs.js';
import type { EntryAct } from './board/keys.js';

/** The state of the connection between this page and the server. */
export type DeskConnection = { is: 'live' } | { is: 'catching-up' } | { is: 'offline'; since: number };

export interface DeskModelParts extends AccountParts, Pick<DeskPhotosParts, 'prepare' | 'random'> {
  shelf: Shelf;
  /** The page's own origin. */
  origin: string;
  methods: Methods;
  exchange: Exchange;
  newId: () => string;
}

const MANNER = { memory: null, forgottenIs: 'signed-out', pollMs: 10_000 } as const;

export class DeskModel {
  private readonly slug = signal<string | null>(null);
  private readonly followed = signal<BlogRecord | null>(null);
  /** The open blog's slug. */
  readonly chosen: ReadonlySignal<string | null> = this.slug;
  readonly record: ReadonlySignal<BlogRecord | null> = this.followed;
  readonly connection: ReadonlySignal<DeskConnection> = computed(() => this.connectionNow());
  readonly account: Account;
  readonly session: Account['session'];
  readonly serverNow: Account['serverNow'];
  readonly api: DeskModelParts['api'];
  readonly newId: DeskModelParts['newId'];
  readonly shelf: OwnShelf;
  readonly texts: TypedTexts;
  /** Writes down what was typed a moment ago: the page may be gone before the next pause. */
  readonly settle: () => void;
  readonly commands: Commands;
  readonly withdrawals: PendingWithdrawals;
  readonly photos: DeskPhotos;

  constructor(private readonly parts: DeskModelParts) {
    const { newId, after } = parts;
    ({ api: this.api, newId: this.newId } = parts);
    const typed = new LateShelf(parts.shelf, after, parts.now);
    this.settle = typed.settle;
    this.shelf = new OwnShelf(typed);
    this.texts = new TypedTexts(this.shelf);
    this.withdrawals = new PendingWithdrawals(after);
    const exchange = withHeaders(parts.exchange, () => this.account.asDevice());
    const chunks = new ChunkSizer(parts.now);
    const uploadOf: DeskPhotosParts['uploadOf'] = (files) => tusUpload({ ...parts, files, chunks, exchange });
    this.photos = new DeskPhotos({ ...parts, shelf: this.shelf, uploadOf });
    this.account = new Account(parts, MANNER, {
      entered: (answer, { before }) => this.entered(answer, before),
      left: () => this.left(),
      revoked: () => this.shelf.end(),
      back: () => this.photos.sending.wake(),
      asked: () => void this.refresh(),
      desk: () => this.slug.value,
      item: (item) => this.followed.value?.item(item),
      readers: (readers) => this.followed.value?.readersAre(readers),
    });
    ({ session: this.session, serverNow: this.serverNow } = this.account);
    const { carry } = this.account;
    this.commands = new Commands({ carry, newId, wait: (ms) => new Promise((go) => after(ms, () => go())) });
  }

  /** Begins to watch the connection and the open record; that ends with the page. */
  start(): void {
    this.account.start();
    effect(() => this.followEntries());
  }

  choose(slug: string | null): void {
    if (slug === this.slug.value) return;
    this.withdrawals.goNow();
    this.slug.value = slug;
    this.open(slug);
    if (this.isEditor()) this.account.reconnect();
  }

  /** Whether a deed can be done to an entry now. */
  may(act: EntryAct, blog: Pick<PublicBlog, 'status'>, entry: Pick<DeskEntry, 'state'>): boolean {
    const who = this.account.signedIn();
    return who !== null && mayDo(act, { who, blog, entry });
  }

  /** Lets go of all that this device keeps of the desk: the phone is wiped. The page is left right after. */
  leave(): void {
    this.settle();
    this.account.rest();
    this.shelf.end();
    this.left();
  }

  /** Answers whether the server has ended the session; then nothing of it stays here. */
  readonly signOut = async (): Promise<boolean> => {
    const isOut = await this.account.signOut();
    if (isOut) this.shelf.end();
    return isOut;
  };

  private isEditor(): boolean {
    const who = this.account.signedIn();
    return who !== null && isEditor(who);
  }

  private entered(answer: SessionAnswer, before: SessionAnswer | null): void {
    const { device, role, blogs } = answer;
    // Photos of another person's drafts are not this one's, nor is a text that is still on its way.
    if (before !== null && before.device !== device) this.endDrafts();
    this.shelf.belongTo(
      device,
      blogs.map(({ slug }) => personIn(slug, answer)),
    );
    this.settle();
    if (!this.isEditor()) return;
    this.account.connect();
    const isThere = blogs.some(({ slug }) => slug === this.slug.value);
    // A session that ended closed the record; the open blog's own link would lead nowhere, for it is the address already.
    if (isThere && this.followed.value === null) this.open(this.slug.value);
    // An editor of one blog has nothing to choose.
    if (!isThere && blogs.length === 1 && role !== 'owner') this.choose(blogs[0]?.slug ?? null);
  }

  /** The session is over: its pictures go. Typed text waits for its person, unless somebody ended the session. */
  private left(): void {
    this.endDrafts();
    this.shelf.close();
    this.settle();
    this.open(null);
  }

  private endDrafts(): void {
    this.photos.end();
    this.texts.end();
  }

  private open(slug: string | null): void {
    const { api, after } = this.parts;
    this.followed.value?.close();
    this.followed.value = slug === null ? null : new BlogRecord({ api, slug, after });
    void this.refresh();
  }

  private async refresh(): Promise<void> {
    const { value: record } = this.followed;
    if (record !== null) this.account.heard(await record.refresh());
  }

  private connectionNow(): DeskConnection {
    const since = this.account.offlineSince.value;
    if (since !== null) return { is: 'offline', since };
    const isKnown = this.account.session.value.kind !== 'loading';
    return isKnown && (this.followed.value?.isLevel.value ?? true) ? LIVE : CATCHING_UP;
  }

  private followEntries(): void {
    const loaded = this.followed.value?.loaded.value;
    if (loaded?.is !== 'here') return;
    const gone = [...loaded.state.entries.values()].filter(({ state }) => state === 'taken-down');
    untracked(() => {
      gone.forEach(({ id }) => this.shelf.forget(id));
      this.photos.follow(loaded.state.entries);
    });
  }
}

const LIVE: DeskConnection = { is: 'live' };
const CATCHING_UP: DeskConnection = { is: 'catching-up' };
