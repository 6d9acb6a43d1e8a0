/**
 * Identities behind credentials: one lookup for HTTP and sockets (rule A1). A bearer token goes before a session cookie.
 * A cookie counts only where the request's Origin is our own (see `origin.ts`), and together with the session's second
 * half alone (docs/decisions/0034); a token counts anywhere, since no browser attaches it by itself.
 */
import { parse } from 'cookie';
import type { Actor } from '../newsroom.js';
import type { KnownDevice, People } from '../storage/ports.js';
import { hashOf, isHalf, isOfHash } from './secrets.js';

export interface Credentials {
  /** The `Authorization` header. */
  authorization?: string | undefined;
  /** A token given in a socket's handshake. */
  token?: string | undefined;
  /** The `Cookie` header, only where the request may use it. */
  cookie?: string | undefined;
  /** The second half of a session, from its header or from a socket's handshake. */
  half?: string | undefined;
}

export type Identified = Actor & {
  device: string;
  /** The session is of before second halves, and has none yet. */
  lacksHalf?: true;
};

/** The length of the longest secret that is looked up. Ours are shorter; a longer text is not even hashed. */
const SECRET_MAX = 200;

/** The life of a session's cookie in its browser, in seconds. */
export const SESSION_S = 30 * 86_400;

export class Identities {
  readonly cookieName: string;

  constructor(
    private readonly people: People,
    private readonly options: { secure: boolean; now: () => Date },
  ) {
    // `__Host-` binds the cookie to this very host, and browsers accept it over https alone.
    this.cookieName = options.secure ? '__Host-rallyline' : 'rallyline';
  }

  /** Finds the person and the device behind the credentials; null where there are none that count. */
  async find(credentials: Credentials): Promise<Identified | null> {
    const known = await this.known(credentials);
    if (known === null || !this.isWhole(known, credentials.half)) return null;
    await this.people.seen(known.device, this.options.now().toISOString());
    return identified(known);
  }

  /**
   * Works as `find`, without a session's second half: only to end the session. Whoever has no more than a copied cookie
   * can do that, and nothing else; and its owner can after the half was wiped.
   */
  async findToEnd(credentials: Credentials): Promise<Identified | null> {
    const known = await this.known(credentials);
    return known === null ? null : identified(known);
  }

  /**
   * Gives a session of before its second half. Returns false where that is none, or where another one came first.
   */
  async takeHalf(device: string, half: string): Promise<boolean> {
    return isHalf(half) && this.people.takeHalf(device, hashOf(half));
  }

  /** Whether the credentials are of a device that somebody else ended: its phone wipes itself, so nobody is told it in error. */
  async isPutOut(credentials: Credentials): Promise<boolean> {
    const secret = secretOf(credentials, this.cookieName);
    return secret !== null && secret.length <= SECRET_MAX && this.people.isPutOut(hashOf(secret));
  }

  private async known(credentials: Credentials): Promise<KnownDevice | null> {
    const secret = secretOf(credentials, this.cookieName);
    return secret === null || secret.length > SECRET_MAX ? null : this.people.identify(hashOf(secret));
  }

  /** The kind of the device decides, and not the way by which its secret came: a cookie is no token. */
  private isWhole({ kind, halfHash, createdAt }: KnownDevice, half: string | undefined): boolean {
    if (kind === 'token') return true;
    if (halfHash !== null) return half !== undefined && half.length <= SECRET_MAX && isOfHash(half, halfHash);
    // No browser keeps the cookie for longer: a session of before that is older than that is no page of ours.
    return this.options.now().getTime() - Date.parse(createdAt) < SESSION_S * 1_000;
  }
}

function identified({ device, person, kind, halfHash }: KnownDevice): Identified {
  return kind === 'session' && halfHash === null ? { device, person, lacksHalf: true } : { device, person };
}

function secretOf({ authorization, token, cookie }: Credentials, cookieName: string): string | null {
  const bearer = /^Bearer ([\w-]+)$/i.exec(authorization ?? '')?.[1];
  return bearer ?? token ?? parse(cookie ?? '')[cookieName] ?? null;
}
