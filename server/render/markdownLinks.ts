/** Addresses in a text become links, found by linkify, which knows the top-level domains of all scripts. */
import { find } from 'linkifyjs';
import type { Tokens } from 'marked';
import { addressEnd, takenAddress, UNSPACED } from '../../shared/dialect/addresses.js';
import { shownAddress, isOneScript } from './markdownAddress.js';

type Inline = Tokens.Escape | Tokens.Link;

/**
 * A scheme begins an address also right behind a word; a host in Latin letters also right behind a sign of a script
 * without blanks.
 */
const PARTS = new RegExp(`(?<![!-~])(?=https?://)|(?<=[${UNSPACED}])(?=(?:[a-z0-9-]+\\.)+[a-z]{2,}/)`, 'iu');

/** Returns the text in order, its addresses as links. */
export function linked(text: string): Inline[] {
  if (!text.includes('.')) return [typed(text)];
  return text.split(PARTS).flatMap((part, index, parts) => linkedPart(part, parts[index - 1]?.at(-1) ?? ''));
}

function linkedPart(text: string, before: string): Inline[] {
  const tokens: Inline[] = [];
  let at = 0;
  for (const { start, value, type } of find(text, 'url')) {
    const found = addressEnd(value);
    const href = start < at || type !== 'url' ? null : addressOf(found, text[start - 1] ?? before);
    if (href === null) continue;
    if (start > at) tokens.push(typed(text.slice(at, start)));
    tokens.push({ type: 'link', raw: found, href, title: null, text: found, tokens: [typed(shownAddress(found))] });
    at = start + found.length;
  }
  return at < text.length ? [...tokens, typed(text.slice(at))] : tokens;
}

function typed(text: string): Tokens.Escape {
  return { type: 'escape', raw: text, text };
}

// Hosts that people write without a path, and mean as an address.
const KNOWN =
  /^(?:www\..+|(?:[a-z0-9-]+\.)*(?:t\.me|telegram\.org|wa\.me|whatsapp\.com|youtube\.com|youtu\.be|facebook\.com|fb\.com|instagram\.com|threads\.net|twitter\.com|x\.com|tiktok\.com|wikipedia\.org))$/;
// After such a character, a word or an address goes on: the host is a part of it.
const GOES_ON = new RegExp(`(?![${UNSPACED}])[\\p{L}\\p{N}@/._\\\\-]`, 'u');

function addressOf(found: string, before: string): string | null {
  if (/^https?:/i.test(found)) return takenAddress(found);
  return /^[a-z]+:/i.test(found) || GOES_ON.test(before) || !isMeant(found) ? null : takenAddress(found);
}

/**
 * Tells whether a host without a scheme is meant as an address: with a path, or well known. "çoxdur.Az" is two
 * sentences.
 */
function isMeant(found: string): boolean {
  const [host = '', ...path] = found.split(/(?=[/?#])/);
  const name = host.replace(/:\d+$/, '');
  const domain = name.split('.').at(-1) ?? '';
  if (domain !== domain.toLowerCase() || !isOneScript(name)) return false;
  return (path.join('').length > 1 && /\p{L}/u.test(name.split('.').at(-2) ?? '')) || KNOWN.test(name);
}
