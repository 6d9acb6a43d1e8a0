/** Sends a message to one subscriber: encrypted for its browser alone (RFC 8291), signed as ours (RFC 8292), and sent. */
import webPush from 'web-push';
import type { Outbound, OutboundResult } from '../outbound/outbound.js';
import type { PushSubscriber, Waiting } from '../storage/ports.js';
import type { Composed } from './composer.js';
import type { ServerKeys } from './keys.js';

export interface DeliveryParts {
  keys: ServerKeys;
  /** See `subjectOf`. */
  subject: string;
  outbound: Pick<Outbound, 'send'>;
  now: () => Date;
}

/**
 * `ended`: the browser gave the subscription up. `refused`: this message will never be taken. `later`: nobody is known to
 * have taken it; `mayBeTold` where nobody said that it was not taken either.
 */
export type Delivered =
  | { kind: 'taken' | 'ended' | 'refused' }
  | { kind: 'later'; afterS: number | null; mayBeTold: boolean };

/** Push services keep a message at least so long, in seconds. */
const TTL_LEAST = 60;

export class Delivery {
  constructor(private readonly parts: DeliveryParts) {}

  /** Throws `StoreAway` where the keys cannot be read. */
  async deliver(
    { subscriber, entry, until }: Waiting,
    { payload, urgency }: Composed & { kind: 'message' },
    signal: AbortSignal,
  ): Promise<Delivered> {
    const { keys, subject, outbound, now } = this.parts;
    const left = Math.floor((Date.parse(until) - now().getTime()) / 1_000);
    const { endpoint, headers, body } = webPush.generateRequestDetails(subscriptionOf(subscriber), payload, {
      vapidDetails: { subject, ...(await keys.inForce()) },
      contentEncoding: 'aes128gcm',
      TTL: Math.max(TTL_LEAST, left),
      urgency,
      // At the service, a message for a phone that is off makes room for a later one of the same entry.
      topic: entry.replaceAll('-', ''),
    });
    return deliveredBy(await outbound.send({ url: endpoint, method: 'POST', headers, body, signal }));
  }
}

function subscriptionOf({ endpoint, p256dh, auth }: PushSubscriber): webPush.PushSubscription {
  return { endpoint, keys: { p256dh, auth } };
}

/**
 * Nothing but 404 and 410 ends a subscription: a clock that is wrong (401, 403) or a name server that lies must not cost
 * all readers theirs.
 */
function deliveredBy(result: OutboundResult): Delivered {
  if (result.kind !== 'answered') return { kind: 'later', afterS: null, mayBeTold: result.kind === 'silent' };
  const { status, retryAfterS } = result;
  if (status >= 200 && status < 300) return { kind: 'taken' };
  if (status === 404 || status === 410) return { kind: 'ended' };
  if (status === 400 || status === 413) return { kind: 'refused' };
  return { kind: 'later', afterS: retryAfterS, mayBeTold: status >= 500 && status !== 503 };
}
