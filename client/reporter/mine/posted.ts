/**
 * The own entries of the chosen blog: the server's list, the items that wait, and the acceptances between the two. The
 * server's words are in this page's memory alone: the phone keeps what `keptOwn.ts` says.
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { DeskEntry } from '../../../shared/entry.js';
import type { Receipt, SessionAnswer } from '../../../shared/protocol/desk.js';
import type { Api } from '../../account/api.js';
import type { After } from '../../account/device.js';
import type { Shelf } from '../../account/shelf.js';
import type { Accepted, ownEntries, OwnEntry } from '../mine.js';
import { forgetOwn, keepOwn, keptOfItem, keptOfServer, keptOwn, noteAccepted } from './keptOwn.js';
import type { OutboxState } from '../outbox.js';
import { isPhoto, type Command, type Item } from '../outbox/item.js';
import { isOf } from '../outbox/person.js';
import { stillUnseen } from './unseen.js';
import { wordsFirst } from './wordsFirst.js';

/** `isKnown` once the server's list is here. */
export interface PostedList {
  entries: OwnEntry[];
  isKnown: boolean;
}

export interface PostedParts {
  api: Pick<Api, 'mine'>;
  shelf: Shelf;
  signedIn: () => SessionAnswer | null;
  outbox: ReadonlySignal<OutboxState>;
  /** Makes the list; null until it is here, with the screen that shows it. */
  listing: ReadonlySignal<typeof ownEntries | null>;
  /** Whether nothing connects this phone with the server now. */
  isAway: () => boolean;
  /** Called when the server told of these entries of this person. */
  heard: (entries: readonly DeskEntry[]) => void;
  /** ms since 1970. */
  now: () => number;
  after: After;
}

interface Known {
  slug: string | null;
  server: readonly DeskEntry[];
  isKnown: boolean;
  accepted: readonly Accepted[];
  uploaded: ReadonlySet<string>;
}

const NOTHING: Known = { slug: null, server: [], isKnown: false, accepted: [], uploaded: new Set() };

export class Posted {
  private readonly known = signal(NOTHING);
  private coming: Promise<void> | null = null;
  /** Entries that the socket told of while the list was on its way: they are younger than the list. */
  private readonly told = new Map<string, DeskEntry>();
  /** The last revision of each own entry that this page sent: a later one is the desk's. */
  private readonly revs = new Map<string, number>();
  readonly list: ReadonlySignal<PostedList> = computed(() => this.listed());

  constructor(private readonly parts: PostedParts) {}

  /** Shows another blog's list. */
  open(slug: string | null): void {
    this.learn({ slug, isKnown: false, server: [] });
  }

  /** Asks for the list once the words that wait are sent; calls meanwhile are one. */
  load(): Promise<void> {
    const isOwn = (item: Item) => {
      const answer = this.parts.signedIn();
      return answer !== null && isOf(answer, item);
    };
    this.coming ??= wordsFirst({ ...this.parts, isOwn }).then(() => {
      this.coming = null;
      return this.ask();
    });
    return this.coming;
  }

  /** Takes an entry of this person that the server told of. */
  entryChanged(entry: DeskEntry): void {
    this.parts.heard([entry]);
    this.told.set(entry.id, entry);
    const { slug, server } = this.known.value;
    if (entry.blog === slug) this.keep([entry, ...server.filter(({ id }) => id !== entry.id)]);
  }

  commandAccepted(item: Command, receipt: Receipt | null): void {
    if (receipt !== null) this.revs.set(item.entry, receipt.rev);
    noteAccepted(this.parts.shelf, item);
    this.learn({ accepted: [...this.known.value.accepted, { item, receipt }] });
  }

  /** Takes note that the server has a photo, whole. */
  photoUploaded(photo: string): void {
    this.learn({ uploaded: new Set([...this.known.value.uploaded, photo]) });
  }

  /** Forgets what was sent, on the phone and in this page: a phone that is signed out, or sleeps, keeps nothing of it. */
  forget(): void {
    forgetOwn(this.parts.shelf);
    this.revs.clear();
    this.told.clear();
    this.learn({ server: [], accepted: [], isKnown: false });
  }

  private async ask(): Promise<void> {
    const { slug } = this.known.value;
    if (slug === null || this.parts.signedIn() === null) return;
    this.told.clear();
    const reply = await this.parts.api.mine(slug);
    if (reply.kind !== 'ok') return;
    const younger = [...this.told.values()].filter(({ blog }) => blog === slug);
    const entries = [...younger, ...reply.value.entries.filter(({ id }) => !this.told.has(id))];
    this.parts.heard(entries);
    if (this.known.value.slug === slug) this.keep(entries);
  }

  private learn(part: Partial<Known>): void {
    this.known.value = { ...this.known.value, ...part };
  }

  private keep(server: readonly DeskEntry[]): void {
    const { slug } = this.known.value;
    const accepted = stillUnseen(this.known.value.accepted, server);
    const unseen = accepted.flatMap(({ item }) =>
      item.verb === 'post' && item.blog === slug ? [keptOfItem(item)] : [],
    );
    keepOwn(this.parts.shelf, slug ?? '', [...unseen, ...keptOfServer(server)]);
    this.learn({ server, isKnown: true, accepted });
  }

  private listed(): PostedList {
    const { slug, server, isKnown, uploaded, accepted } = this.known.value;
    const make = this.parts.listing.value;
    if (make === null) return { entries: [], isKnown: false };
    const { items } = this.parts.outbox.value;
    const sending = underWay(this.parts.outbox.value, this.parts.isAway());
    const answer = this.parts.signedIn();
    const own = answer === null ? [] : items.filter((item) => item.blog === slug && isOf(answer, item));
    const here = accepted.filter(({ item }) => item.blog === slug);
    const kept = isKnown || answer === null ? [] : keptOwn(this.parts.shelf, slug ?? '');
    const ownRevs = Object.fromEntries(this.revs);
    return { entries: make({ server, items: own, sending, accepted: here, kept, ownRevs, uploaded }), isKnown };
  }
}

/** Items that can arrive: an item that is tried while the network is away waits, here as in the strip. */
export function underWay({ items, sending, delivery, photoDelivery }: OutboxState, isAway: boolean): string[] {
  const arrives = (item: Item) => !isAway && (isPhoto(item) ? photoDelivery : delivery) === 'open';
  return items.filter((item) => sending.includes(item.command) && arrives(item)).map(({ command }) => command);
}
