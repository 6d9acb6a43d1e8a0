/**
 * A reader's handshake: from unknown to `ReaderAuth`, or a refusal (rule X1). By hand: it runs 2,000 times a second.
 */
import type { ReaderAuth } from '../../shared/protocol/readers.js';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.js';
import { Refused } from '../../shared/refusals.js';

const KNOWN = ['v', 'blog', 'epoch', 'seq', 'as', 'lang'];
const SHORT = 100;

/** Throws `Refused` with `version` or `invalid`. */
export function readerAuth(input: unknown): ReaderAuth {
  if (typeof input !== 'object' || input === null) throw invalid('auth');
  const given = input as Record<string, unknown>;
  const unknown = Object.keys(given).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw invalid(unknown);
  const { v, blog, epoch, seq, as, lang } = given;
  requireVersion(v);
  if (!isShortText(blog)) throw invalid('blog');
  if (epoch !== undefined && !isShortText(epoch)) throw invalid('epoch');
  if (seq !== undefined && !(Number.isSafeInteger(seq) && (seq as number) >= 0)) throw invalid('seq');
  if (seq !== undefined && seq !== 0 && epoch === undefined) throw invalid('epoch');
  if (as !== undefined && as !== 'html' && as !== 'json') throw invalid('as');
  if (lang !== undefined && !isShortText(lang)) throw invalid('lang');
  return { v: PROTOCOL_VERSION, blog, epoch, seq: seq as number | undefined, as, lang };
}

/** The server takes the present version and the one before. Throws `Refused`. */
export function requireVersion(v: unknown): void {
  if (v !== PROTOCOL_VERSION && v !== PROTOCOL_VERSION - 1) throw new Refused('version', { field: 'v' });
}

function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= SHORT;
}

function invalid(field: string): Refused {
  return new Refused('invalid', { field, why: 'malformed' });
}
