/**
 * Identities behind credentials: one lookup for HTTP and sockets (rule A1). A bearer token goes before a session cookie.
 * A cookie counts only where the request's Origin is our own (see `origin.ts`); a token counts anywhere, since no browser
 * attaches it by itself.
 */
import { parse } from 'cookie';
import type { Actor } from '../newsroom.js';
import type { People } from '../storage/ports.js';
import { hashOf } from './secrets.js';

export interface Credentials {
  /** The `Authorization` header. */
  authorization?: string | undefined;
  /** A token given in a socket's handshake. */
  token?: string | undefined;
  /** The `Cookie` header, only where the request may use it. */
  cookie?: string | undefined;
}

/** The length of the longest secret that is looked up. Ours are shorter; a longer text is not even hashed. */
const SECRET_MAX = 200;

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
  async find(credentials: Credentials): Promise<(Actor & { device: string }) | null> {
    const secret = secretOf(credentials, this.cookieName);
    if (secret === null || secret.length > SECRET_MAX) return null;
    const identity = await this.people.identify(hashOf(secret));
    if (identity === null) return null;
    await this.people.seen(identity.device, this.options.now().toISOString());
    return identity;
  }

  /** Whether the credentials are of a device that somebody else ended: its phone wipes itself, so nobody is told it in error. */
  async isPutOut(credentials: Credentials): Promise<boolean> {
    const secret = secretOf(credentials, this.cookieName);
    return secret !== null && secret.length <= SECRET_MAX && this.people.isPutOut(hashOf(secret));
  }
}

function secretOf({ authorization, token, cookie }: Credentials, cookieName: string): string | null {
  const bearer = /^Bearer ([\w-]+)$/i.exec(authorization ?? '')?.[1];
  return bearer ?? token ?? parse(cookie ?? '')[cookieName] ?? null;
}
