/**
 * Sign-in links, `https://host/join#<secret>`, as messengers leave them: with tracking parameters before or after the '#'
 * sign, with that sign encoded, with punctuation, quotes or invisible marks around, wrapped in another address, broken by a
 * line's end.
 */
export interface SignInLink {
  /** The host with its port, as a browser writes it. */
  host: string;
  secret: string;
}

/** The length of a secret: 32 bytes in base64url. Its last sign is a letter or a digit, so no messenger leaves it out of the link. */
const SECRET_LENGTH = 43;

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const ENCODED = /%(?:25)*(23|2f|3a|3f|3d|26)/gi;

const AFTER_HOST = String.raw`\/join\/?(?:\?[^\s#]*)?#(?:%20|#)*([\w-]+)`;
const HOST = String.raw`([^\s/?#@=<>()"'„“«]+)`;
const LINK = new RegExp(String.raw`(?:https?:\/\/|^|[\s<("'„“«])${HOST}${AFTER_HOST}`, 'gi');
/** A link within text whose blanks were taken out: its scheme alone shows where it begins. */
const CLOSED_UP = new RegExp(String.raw`https?:\/\/${HOST}${AFTER_HOST}`, 'gi');

/** Finds the secret in a page's own address, wherever it was left; null where there is none. */
export function secretInAddress(address: string): string | null {
  const secret = new RegExp(AFTER_HOST, 'i').exec(plain(address))?.[1];
  return secret === undefined ? null : cut(secret);
}

/** Finds the sign-in links in a text that has more around them, best first: those with a whole secret. */
export function signInLinksIn(text: string): SignInLink[] {
  const clean = plain(text);
  const found = linksBy(LINK, clean);
  const isWhole = ({ secret }: SignInLink): boolean => secret.length === SECRET_LENGTH;
  const whole = found.filter(isWhole);
  // A messenger or a mail broke the link into lines.
  const mended = whole.length > 0 ? [] : linksBy(CLOSED_UP, clean.replace(/\s+/g, '')).filter(isWhole);
  return [...whole, ...mended, ...found.filter((link) => !isWhole(link))];
}

/** Returns the secret where the text is nothing but one. */
export function bareSecretIn(text: string): string | null {
  const bare = plain(text).trim().replace(/^#/, '');
  return bare.length === SECRET_LENGTH && /^[\w-]+$/.test(bare) ? bare : null;
}

function linksBy(pattern: RegExp, text: string): SignInLink[] {
  return [...text.matchAll(pattern)].flatMap(([, host = '', secret = '']) => {
    const written = hostOf(host);
    return written === null ? [] : [{ host: written, secret: cut(secret) }];
  });
}

function plain(text: string): string {
  return text.replace(INVISIBLE, '').replace(ENCODED, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Cuts what follows without a blank: marks of a messenger's own, such as underscores for slanted text. */
function cut(secret: string): string {
  return secret.slice(0, SECRET_LENGTH);
}

function hostOf(host: string): string | null {
  try {
    return new URL(`https://${host}`).host;
  } catch {
    return null;
  }
}
