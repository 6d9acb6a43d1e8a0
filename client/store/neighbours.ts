/** The other pages of this browser, and its service worker: each tells the others of what it stored. */

import { PHONE } from './databaseName.js';

/** Somebody wiped the phone by the quick exit, or the desk put its session out. */
export type End = 'exit' | 'revoked';

/** The outbox's items changed, or the shelf under these keys, or all of it is gone. */
export type News = 'items' | { shelf: string[] } | { end: End };

export class Neighbours {
  private channel: BroadcastChannel | null = null;
  private readonly listeners = new Set<(news: News) => void>();

  start(): void {
    this.channel = channelOrNull();
    if (this.channel !== null) this.channel.onmessage = ({ data }) => this.tellHere(data as News);
  }

  stop(): void {
    this.channel?.close();
    this.channel = null;
  }

  /** Tells all others. The same channel speaks and listens: a channel does not hear itself. */
  tell(news: News): void {
    this.channel?.postMessage(news);
  }

  tellHere(news: News): void {
    for (const listener of this.listeners) listener(news);
  }

  listen(listener: (news: News) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}

/** Firefox throws where it forbids storage; Safari before 15.4 has none. */
function channelOrNull(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(PHONE);
  } catch {
    return null;
  }
}
