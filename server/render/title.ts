/** An entry's title, for tabs, feeds, link previews and search engines. */
import { contained, isolated } from '../../shared/characters.js';
import type { PublicEntry, Verification } from '../../shared/entry.js';
import { messagesFor } from '../../shared/messages/messages.js';
import { signsOf } from '../../shared/signs.js';
import { tellsSureness } from './article/meta.js';
import { gistOf, type Around, type Gist } from './gist.js';

/**
 * Returns the entry's gist, and before it the label without which the words would claim too much: a title travels without
 * the page around it. At most `limit` signs in all.
 */
export function titleOf(entry: PublicEntry, around: Around, limit: number): Gist {
  const warning = warningOf(entry);
  if (warning === null) return gistOf(entry, around, limit);
  const label = messagesFor(around.lang).messages.verification[warning];
  const { lang, text } = gistOf(entry, around, limit - signsOf(label, limit).length - SEPARATOR.length);
  return { lang, text: contained(`${isolated(label)}${SEPARATOR}${isolated(text)}`) };
}

const SEPARATOR = ': ';

/** Returns the label that a title has to say; null where it may stand alone. */
export function warningOf(entry: PublicEntry): Verification | null {
  const { verification, correction } = entry;
  if (verification === 'withdrawn') return 'withdrawn';
  if (verification === 'unconfirmed' && tellsSureness(entry)) return 'unconfirmed';
  return verification === 'corrected' || correction !== undefined ? 'corrected' : null;
}
