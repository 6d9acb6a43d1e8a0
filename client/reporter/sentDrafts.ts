import type { Shelf } from '../account/shelf.js';

export const DRAFTS = 'draft/';

/**
 * Lets go of drafts that were sent: by a page that ended before it could, or by a worker. `isSent`: asked with an entry's
 * id. `written`: the key of the draft in the form, if any: more may be typed there than was sent. Reads no more of a draft than
 * that id, since a worker has no use for the rest.
 */
export function forgetSentDrafts(
  shelf: Pick<Shelf, 'get' | 'keys' | 'remove'>,
  isSent: (id: string) => boolean,
  written?: string | null,
): void {
  for (const key of shelf.keys()) {
    if (!key.startsWith(DRAFTS) || key === written) continue;
    const { sentAs } = (shelf.get(key) ?? {}) as { sentAs?: unknown };
    if (typeof sentAs === 'string' && isSent(sentAs)) shelf.remove(key);
  }
}
