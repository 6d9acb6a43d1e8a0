/**
 * The hash chain over a blog's public changes (rule J5): with it somebody who does not trust the server can check the
 * record. A takedown empties content and salt; the digest stays, so the chain still verifies.
 */
import { createHash, createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import { publicEntry, type BlogRecord, type EntryRecord } from '../../shared/entry.js';

/** RFC 8785 JSON. Throws where the value has no JSON form. */
export function canonical(value: unknown): string {
  const json = canonicalize(value);
  if (json === undefined) throw new Error('this value has no JSON form');
  return json;
}

/** Hex SHA-256 over the salt's bytes followed by the content's UTF-8 bytes. `salt`: hex. */
export function digestOf(salt: string, content: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(content, 'utf8').digest('hex');
}

/** Hex SHA-256 of the RFC 8785 array [prev, epoch, seq, verb, entry or null, rev or null, digest]. `prev`: '' at first. */
export function hashOf(link: {
  prev: string;
  epoch: string;
  seq: number;
  verb: string;
  entry: string | null;
  rev: number | null;
  digest: string;
}): string {
  const { prev, epoch, seq, verb, entry, rev, digest } = link;
  return createHash('sha256')
    .update(canonical([prev, epoch, seq, verb, entry, rev, digest]), 'utf8')
    .digest('hex');
}

/** Hex HMAC-SHA-256 of a command's body, keyed with its content's salt (hex): tells nothing once the salt is gone. */
export function bodyDigestOf(salt: string, body: string): string {
  return createHmac('sha256', Buffer.from(salt, 'hex')).update(body, 'utf8').digest('hex');
}

/**
 * The part of an entry that the digest covers: its public JSON without html, and without the two numbers that the store gives
 * under its lock (seq is in the chain itself; order is the seq of the entry's first public change).
 */
export function contentOfEntry(entry: EntryRecord): string {
  if (entry.state === 'retracted' || entry.state === 'taken-down') return canonical({ id: entry.id, gone: true });
  const shown = publicEntry({ ...entry, seq: 0, order: 0, publishedAt: entry.publishedAt ?? entry.receivedAt });
  const { html: _html, seq: _seq, order: _order, translations, ...words } = shown;
  return canonical({ ...words, translations: withoutHtml(translations) });
}

function withoutHtml(translations: Record<string, { html: string }>) {
  return Object.fromEntries(
    Object.entries(translations).map(([lang, { html: _html, ...translation }]) => [lang, translation]),
  );
}

/** The part of a blog that the digest covers: its settings. */
export function contentOfBlog(slug: string, blog: Pick<BlogRecord, 'settings'>): string {
  return canonical({ slug, ...blog.settings });
}

/** The content of the change that begins an epoch. */
export function contentOfEpoch(slug: string, { from, to }: { from: string; to: string }): string {
  return canonical({ slug, epoch: to, after: from });
}
