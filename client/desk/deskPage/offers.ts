/**
 * Short entries for readers that are ready to send after a correction or a withdrawal. Kept on this device until they
 * are sent or declined; the server makes none by itself.
 */
import type { DeskEntry, PublicBlog } from '../../../shared/entry.js';
import { cell, type Readable } from '../../lib/cell.js';
import { clockTime } from '../../lib/clockTime.js';
import type { Shelf } from '../../lib/shelf.js';
import { offerWords, type OfferOf } from '../words/offers.js';

export interface Offer {
  /** The id of the entry that it becomes: sending it twice posts it once. */
  id: string;
  blog: string;
  corrects: string;
  lang: string;
  text: string;
}

export interface Offers {
  of(blog: string): readonly Offer[];
  all: Readable<readonly Offer[]>;
  make(entry: DeskEntry, of: OfferOf, blog: PublicBlog): void;
  change(id: string, text: string): void;
  remove(id: string): void;
}

const KEY = 'desk/offers';

export function createOffers(shelf: Shelf, newId: () => string): Offers {
  const kept = shelf.get(KEY);
  const all = cell<readonly Offer[]>(Array.isArray(kept) ? kept.filter(isOffer) : []);

  function keep(next: readonly Offer[]): void {
    all.set(next);
    if (next.length === 0) shelf.remove(KEY);
    else shelf.set(KEY, next);
  }

  return {
    all,
    of: (blog) => all.get().filter((offer) => offer.blog === blog),
    make(entry, of, blog) {
      // Readers never saw it, so there is nothing to tell them.
      if (entry.order === null) return;
      const words = offerWords(of, clockTime(entry.happenedAt, blog.timeZone), blog.languages[0] ?? 'en');
      const others = all.get().filter(({ corrects }) => corrects !== entry.id);
      keep([...others, { id: newId(), blog: blog.slug, corrects: entry.id, ...words }]);
    },
    change: (id, text) => keep(all.get().map((offer) => (offer.id === id ? { ...offer, text } : offer))),
    remove: (id) => keep(all.get().filter((offer) => offer.id !== id)),
  };
}

function isOffer(kept: unknown): kept is Offer {
  const offer = kept as Partial<Offer> | null;
  return [offer?.id, offer?.blog, offer?.corrects, offer?.lang, offer?.text].every((part) => typeof part === 'string');
}
