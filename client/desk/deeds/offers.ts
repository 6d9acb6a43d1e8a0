/**
 * Short entries for readers that are ready to send after a correction or a withdrawal. Kept on this device until they
 * are sent or declined, the session ends, or the entry is taken down; the server makes none by itself.
 */
import { signal } from '@preact/signals';
import type { DeskEntry, PublicBlog } from '../../../shared/entry.js';
import { clockTime } from '../../../shared/messages/times.js';
import type { Shelf } from '../../account/shelf.js';
import { offerWords, type OfferOf } from '../../../shared/messages/offers.js';

export interface Offer {
  /** The id of the entry that it becomes: sending it twice posts it once. */
  id: string;
  blog: string;
  corrects: string;
  lang: string;
  text: string;
}

export type Offers = ReturnType<typeof createOffers>;

/** Each by itself, so that one can go without the others. */
const ROOM = 'offers/';

export function createOffers(shelf: Shelf, newId: () => string) {
  const kept = (): readonly Offer[] =>
    shelf
      .keys()
      .filter((key) => key.startsWith(ROOM))
      .map((key) => shelf.get(key))
      .filter(isOffer);
  const all = signal<readonly Offer[]>(kept());

  function keep(next: readonly Offer[]): void {
    const isLeft = ({ id }: Offer): boolean => next.some((offer) => offer.id === id);
    for (const { id } of all.value.filter((offer) => !isLeft(offer))) shelf.remove(ROOM + id);
    for (const offer of next) shelf.set(ROOM + offer.id, offer);
    all.value = next;
  }

  return {
    all,
    /** Reads again what is kept: somebody came or went, or an entry is gone. */
    load: () => void (all.value = kept()),
    of: (blog: string): readonly Offer[] => all.value.filter((offer) => offer.blog === blog),
    make(entry: DeskEntry, of: OfferOf, blog: PublicBlog): void {
      // Readers never saw it, so there is nothing to tell them.
      if (entry.order === null) return;
      const lang = blog.languages[0] ?? 'en';
      const words = offerWords(of, clockTime(entry.happenedAt, blog.timeZone, lang), lang);
      const others = all.value.filter(({ corrects }) => corrects !== entry.id);
      keep([...others, { id: newId(), blog: blog.slug, corrects: entry.id, ...words }]);
    },
    change: (id: string, text: string) =>
      keep(all.value.map((offer) => (offer.id === id ? { ...offer, text } : offer))),
    remove: (id: string) => keep(all.value.filter((offer) => offer.id !== id)),
  };
}

function isOffer(kept: unknown): kept is Offer {
  const offer = kept as Partial<Offer> | null;
  return [offer?.id, offer?.blog, offer?.corrects, offer?.lang, offer?.text].every((part) => typeof part === 'string');
}
