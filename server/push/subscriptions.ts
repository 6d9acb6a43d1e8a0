/** Readers' subscriptions begin and end: by a tap on the page, or by a browser that renews its own. */
import { createHash, ECDH } from 'node:crypto';
import { languageGiven } from '../../shared/messages/languages.js';
import type { parseSubscription } from '../../shared/parse.js';
import { Refused } from '../../shared/refusals.js';
import type { Outbound } from '../outbound/outbound.js';
import type { JournalLists, Push, PushSubscriber } from '../storage/ports.js';

export type NewSubscription = Extract<ReturnType<typeof parseSubscription>, { ok: true }>['value'];

export interface SubscriptionsParts {
  push: Push;
  journal: Pick<JournalLists, 'blog'>;
  outbound: Pick<Outbound, 'isReachable'>;
  /** Subscriptions of one blog. */
  most?: number;
}

/** As many as a large rally has; what each costs is a row, and two milliseconds for each thing that is told. */
const MOST = 20_000;

export class Subscriptions {
  constructor(private readonly parts: SubscriptionsParts) {}

  /** Whether there is such a blog, and readers may be told of it. Throws `not-found` where not. */
  async requireTold(slug: string): Promise<void> {
    await this.blogToTell(slug);
  }

  /** Whether this browser is subscribed already. */
  async stands(slug: string, endpoint: string): Promise<boolean> {
    return (await this.parts.push.subscriber(idOf(slug, endpoint))) !== null;
  }

  /**
   * Begins a subscription, or changes the one that stands; returns the blog's language in which news is told. Throws
   * `not-found`, `invalid`, and `storage-low` where the blog has as many as it may.
   */
  async begin(slug: string, { endpoint, keys, lang, replaces }: NewSubscription): Promise<string> {
    const { push, most = MOST } = this.parts;
    const { settings, epoch, head } = await this.blogToTell(slug);
    this.requireUsable(endpoint, keys.p256dh);
    const id = idOf(slug, endpoint);
    const former = replaces === undefined ? null : await push.subscriber(idOf(slug, replaces));
    const given = languageGiven(lang ?? former?.lang, settings.languages);
    if (given === null) throw new Refused('invalid', { field: 'lang', why: 'not-language' });
    const since = former === null ? { epoch, seq: head } : { epoch: former.epoch, seq: former.seq };
    const subscriber: PushSubscriber = { id, blog: slug, endpoint, ...keys, lang: given.lang, ...since };
    const begun = await push.begin(subscriber, most, former?.id ?? null);
    if (begun === 'full') throw new Refused('storage-low', { why: 'too-many-told' });
    return given.lang;
  }

  /** Ends a subscription; does nothing where there is none: nobody learns which there are. */
  async end(slug: string, endpoint: string): Promise<void> {
    await this.parts.push.end(idOf(slug, endpoint));
  }

  private async blogToTell(slug: string) {
    const blog = await this.parts.journal.blog(slug);
    if (blog?.settings.visibility !== 'public') throw new Refused('not-found', { field: 'blog' });
    return blog;
  }

  private requireUsable(endpoint: string, p256dh: string): void {
    if (!this.parts.outbound.isReachable(endpoint))
      throw new Refused('invalid', { field: 'endpoint', why: 'malformed' });
    if (!isPoint(p256dh)) throw new Refused('invalid', { field: 'keys.p256dh', why: 'malformed' });
  }
}

/** A digest: the same browser is one subscriber of a blog, and its address is written down once. */
function idOf(slug: string, endpoint: string): string {
  return createHash('sha256').update(`${slug}\n${endpoint}`, 'utf8').digest('base64url');
}

/** Whether it is a point of the curve: another one would make the encryption fail, or tell of our keys. */
function isPoint(p256dh: string): boolean {
  const bytes = Buffer.from(p256dh, 'base64url');
  if (bytes.length !== 65 || bytes[0] !== 4) return false;
  try {
    ECDH.convertKey(bytes, 'prime256v1', undefined, undefined, 'uncompressed');
    return true;
  } catch {
    return false;
  }
}
