/** Addresses in a text: where an address ends, and which are taken as links. */

import { webUrl } from '../webUrl.js';

/** Scripts without blanks between words: after an address in them the sentence goes on. For a character class. */
export const UNSPACED = ['Han', 'Hira', 'Kana', 'Bopo', 'Thai', 'Laoo', 'Khmr', 'Mymr']
  .map((script) => `\\p{scx=${script}}`)
  .join('');

// Quotation marks, dashes and signs of other scripts (« ” ، … 。) are the sentence's: an address has ASCII's alone.
const ADDRESS = /^(?:[\p{L}\p{M}\p{N}!#$%&'()*+,./:;=?@[\]_~-]|\u200c|\u200d)+/u;
const SENTENCE_AGAIN = new RegExp(`[a-z0-9](?=[${UNSPACED}])`, 'iu');
const AT_THE_END = /[!'(*,.:;?@[~]$/;

/** The address with a scheme at the beginning of a text, as typed; null where there is none. */
export function addressAt(text: string): string | null {
  const [scheme] = /^https?:\/\//i.exec(text) ?? [];
  if (scheme === undefined) return null;
  const rest = addressEnd(text.slice(scheme.length));
  return rest === '' ? null : scheme + rest;
}

/** The part of a text that belongs to the address at its beginning: the marks of the sentence follow behind it. */
export function addressEnd(text: string): string {
  const [whole = ''] = ADDRESS.exec(text) ?? [];
  const sentence = whole.search(SENTENCE_AGAIN);
  let end = sentence < 0 ? whole : whole.slice(0, sentence + 1);
  while (AT_THE_END.test(end) || isUnbalanced(end)) end = end.slice(0, -1);
  return end;
}

/** "(see https://example.org/a)" ends before the bracket, ".../Kyiv_(city)" behind it. */
function isUnbalanced(address: string): boolean {
  const [open, close] = address.endsWith(')') ? ['(', ')'] : ['[', ']'];
  return address.endsWith(close) && address.split(close).length > address.split(open).length;
}

/** `%D0%9A` as letters. What would be invisible, a blank or a sign with a meaning of its own stays as it is. */
export function inLetters(address: string): string {
  return address.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded).replace(/[^\p{L}\p{M}\p{N}]/gu, encodeURIComponent);
    } catch {
      return encoded;
    }
  });
}

const HOST =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)(?::\d+)?(?=$|[/?#])/u;
const MAIL = /^[^\s@<>()"?:/]+@[^\s@<>()"?:/]+\.[^\s@<>()"?:/]+(?:\?\S*)?$/;
const NUMBER = /^\+?[\d*#]{2,20}(?:\?\S*)?$/;

/**
 * The address as a browser takes it, or null: http and https without a user's name, tel, sms, mailto. One without a
 * scheme is completed: a host, a mail address, an international number.
 */
export function takenAddress(to: string): string | null {
  const [, scheme = '', rest = ''] = /^(?:(https?|tel|sms|mailto):)?(.*)$/is.exec(to) ?? [];
  switch (scheme.toLowerCase()) {
    case 'http':
    case 'https':
      return webAddress(to);
    case 'tel':
    case 'sms':
      return numberAddress(scheme.toLowerCase(), rest);
    case 'mailto':
      return MAIL.test(rest) ? `mailto:${rest}` : null;
    default:
      return completed(to);
  }
}

function completed(to: string): string | null {
  if (/^\+[\d\s().-]{7,}$/.test(to)) return numberAddress('tel', to);
  if (MAIL.test(to)) return `mailto:${to}`;
  const host = HOST.exec(to)?.[0];
  if (host === undefined || (host === to && !/^[a-z0-9.:-]+$/.test(to))) return null;
  return webAddress(`https://${to}`);
}

function webAddress(to: string): string | null {
  return /\s/.test(to) ? null : (webUrl(to)?.href ?? null);
}

/** Numbers are written with blanks, brackets and lines between their groups. */
function numberAddress(scheme: string, written: string): string | null {
  const [number = '', query] = written.split('?', 2);
  const whole = number.replace(/[\s().\u2010-\u2015-]/g, '') + (query === undefined ? '' : `?${query}`);
  return NUMBER.test(whole) ? `${scheme}:${whole}` : null;
}
