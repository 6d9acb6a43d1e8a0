/** Conditional requests (RFC 9110): whether a client has this very answer already. */

/**
 * Compares weakly, as `If-None-Match` asks: a proxy that compresses makes a strong tag of a weak one, or the other way.
 * `*` means any answer.
 */
export function hasAlready(asked: string | undefined, etag: string): boolean {
  if (asked === undefined) return false;
  return asked.trim() === '*' || asked.split(',').some((tag) => opaque(tag) === opaque(etag));
}

function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}
