/** The server's own keys for push services (VAPID, RFC 8292): made once, and kept in the store for all instances. */
import webPush from 'web-push';
import type { Push, PushKeys } from '../storage/ports.js';

export class ServerKeys {
  private known: Promise<PushKeys> | null = null;

  constructor(private readonly push: Pick<Push, 'keys'>) {}

  /** The keys in force, made where there are none. Throws `StoreAway`, and asks anew at the next call. */
  inForce(): Promise<PushKeys> {
    this.known ??= this.push.keys(webPush.generateVAPIDKeys()).catch((error: unknown) => {
      this.known = null;
      throw error;
    });
    return this.known;
  }
}

/**
 * Returns whom a push service writes to about our requests: our own address, or the operator's mail where that has no
 * https. It is no part of the keys, so that both may change at any time.
 */
export function subjectOf({ url, contact }: { url: string; contact: string | null }): string {
  if (url.startsWith('https:')) return url;
  return `mailto:${contact !== null && /^[^\s@<>]+@[^\s@<>]+$/.test(contact) ? contact : 'nobody@localhost'}`;
}
