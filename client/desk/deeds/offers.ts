/**
 * Short entries for readers that are ready to send after a correction or a withdrawal. Kept on this device until they
 * are sent or declined, the session ends, or the entry is taken down; the server makes none by itself.
 */
import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { DeskEntry, PublicBlog } from '../../../shared/entry.js';
import { clockTime } from '../../../shared/messages/times.js';
import type { Shelf } from '../../account/shelf.js';
import { offerWords, type OfferOf } from '../../../shared/messages/offers.js';

export interface Offer {
  /** The id of the entry that the offer becomes: sending it twice posts it once. */
  id: string;
  blog: string;
  corrects: string;
  lang: string;
  text: string;
  /** The time of an attempt to send it that got no answer: the next one is the same command only with the same time. */
  triedAt?: string | undefined;
}

/** Each offer has a key of its own, so that one can go without the others. */
const ROOM = 'offers/';

export class Offers {
  private readonly listed: Signal<readonly Offer[]>;
  readonly all: ReadonlySignal<readonly Offer[]>;

  constructor(
    private readonly shelf: Shelf,
    private readonly newId: () => string,
  ) {
    this.all = this.listed = signal(this.kept());
  }

  /** Reads the shelf again, after somebody came or went, or an entry was taken down. */
  load(): void {
    this.listed.value = this.kept();
  }

  of(blog: string): readonly Offer[] {
    return this.all.value.filter((offer) => offer.blog === blog);
  }

  make(entry: DeskEntry, of: OfferOf, blog: PublicBlog): void {
    // Readers never saw it, so there is nothing to tell them.
    if (entry.order === null) return;
    const lang = blog.languages[0] ?? 'en';
    const words = offerWords(of, clockTime(entry.happenedAt, blog.timeZone, lang), lang);
    const others = this.all.value.filter(({ corrects }) => corrects !== entry.id);
    this.keep([...others, { id: this.newId(), blog: blog.slug, corrects: entry.id, ...words }]);
  }

  change(id: string, part: Pick<Offer, 'text'> | Pick<Offer, 'triedAt'>): void {
    this.keep(this.all.value.map((offer) => (offer.id === id ? { ...offer, ...part } : offer)));
  }

  /** Takes out an offer that readers have in these words; one that says something else by now stays, as another entry. */
  wentAs(id: string, text: string): 'gone' | 'typed-on' {
    const isTypedOn = this.all.value.some((offer) => offer.id === id && offer.text !== text);
    if (isTypedOn) this.renew(id);
    else this.remove(id);
    return isTypedOn ? 'typed-on' : 'gone';
  }

  /** Makes an offer another entry: its id is of one that is there. */
  renew(id: string): void {
    const anew = { id: this.newId(), triedAt: undefined };
    this.keep(this.all.value.map((offer) => (offer.id === id ? { ...offer, ...anew } : offer)));
  }

  remove(id: string): void {
    this.keep(this.all.value.filter((offer) => offer.id !== id));
  }

  private kept(): readonly Offer[] {
    const keys = this.shelf.keys().filter((key) => key.startsWith(ROOM));
    return keys.map((key) => this.shelf.get(key)).filter(isOffer);
  }

  private keep(next: readonly Offer[]): void {
    const isLeft = ({ id }: Offer): boolean => next.some((offer) => offer.id === id);
    for (const { id } of this.all.value.filter((offer) => !isLeft(offer))) this.shelf.remove(ROOM + id);
    for (const offer of next) this.shelf.set(ROOM + offer.id, offer);
    this.listed.value = next;
  }
}

function isOffer(kept: unknown): kept is Offer {
  const offer = kept as Partial<Offer> | null;
  return [offer?.id, offer?.blog, offer?.corrects, offer?.lang, offer?.text].every((part) => typeof part === 'string');
}
