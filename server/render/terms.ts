/**
 * A mark of the terms on which a blog is shown: in which language, by which publisher, on which sites. An open embed has that of the
 * page that it came with, hears that of every new top, and is loaded anew where they differ.
 */
import { createHash } from 'node:crypto';
import type { PublicBlog } from '../../shared/entry.js';

/** So few characters that they cost a page next to nothing; a mark that falls together with the former one is one in 68 billion. */
const LENGTH = 6;

/** `lang`: the language that is given. */
export function termsOf({ publisher: { name, contact }, sites }: PublicBlog, lang: string): string {
  const terms = JSON.stringify([lang, name, contact, sites]);
  return createHash('sha256').update(terms).digest('base64url').slice(0, LENGTH);
}
