/**
 * Who asks: one lookup for HTTP and sockets (rule A1). A bearer token goes before a session cookie; a cookie counts only
 * where the request's Origin is our own (see `origin.ts`), a token anywhere, since no browser attaches it by itself.
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

export interface Identities {
  /** The person and the device behind the credentials; null where there are none that count. */
  find: (credentials: Credentials) => Promise<(Actor & { device: string }) | null>;
  cookieName: string;
}

/** Longer ones are no secrets of ours; they are not even hashed. */
const SECRET_MAX = 200;

export function createIdentities(people: People, options: { secure: boolean; now: () => Date }): Identities {
  // `__Host-` binds the cookie to this very host, and browsers accept it over https alone.
  const cookieName = options.secure ? '__Host-rallyline' : 'rallyline';
  return {
    cookieName,
    find: async (credentials) => {
      const secret = secretOf(credentials, cookieName);
      if (secret === null || secret.length > SECRET_MAX) return null;
      const identity = await people.identify(hashOf(secret));
      if (identity === null) return null;
      await people.seen(identity.device, options.now().toISOString());
      return identity;
    },
  };
}

function secretOf({ authorization, token, cookie }: Credentials, cookieName: string): string | null {
  const bearer = /^Bearer ([\w-]+)$/i.exec(authorization ?? '')?.[1];
  return bearer ?? token ?? parse(cookie ?? '')[cookieName] ?? null;
}
