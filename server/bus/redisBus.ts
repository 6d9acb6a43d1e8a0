/**
 * The bus between processes, over Redis pub/sub. Redis is believed in nothing: whoever can write there can keep messages
 * back or repeat them, which costs a second (rule F4), and can forge none (rule B1).
 *
 * Where it departs from the bus within one process: it loses, repeats and reorders; what this instance publishes reaches
 * its own listeners at once and directly, and comes back from Redis only to be ignored.
 */
import type { Log } from '../log.js';
import type { BusDrop, Metrics } from '../metrics.js';
import type { Bus, NoticeListener } from './bus.js';
import { createLocalBus } from './localBus.js';
import { Heartbeat } from './redis/heartbeat.js';
import { INSTANCES, beatChannel, blogChannel, channelOf, messageIn, textOf } from './redis/messages.js';
import type { Message, Told } from './redis/messages.js';
import { Publisher } from './redis/publisher.js';
import { createSigning } from './redis/signing.js';
import { Subscriber } from './redis/subscriber.js';

/**
 * Older messages are not believed, so that one who has recorded them cannot repeat them for long: one of an epoch that is
 * past would make a feed read the journal. Clocks of instances may differ by so much.
 */
const STALE_MS = 60_000;
const WARN_EVERY_MS = 60_000;

export interface RedisBusParts {
  url: string;
  /** What instances sign with; the same for all of them. */
  secret: string;
  log: Log;
  metrics: Metrics;
  now: () => Date;
  newId: () => string;
  /** Hears of a listener that failed. */
  onFault: (error: unknown) => void;
}

export function createRedisBus(parts: RedisBusParts): Bus {
  const { url, log, metrics, now } = parts;
  const self = parts.newId();
  const signing = createSigning(parts.secret);
  const local = createLocalBus(parts.onFault);
  const listeners = new Set<NoticeListener>();
  const clock = (): number => now().getTime();
  const warned: Partial<Record<BusDrop, number>> = {};

  const heartbeat = new Heartbeat({
    beat: () => send({ kind: 'beat' }),
    onSilence: () => subscriber.renew(),
    onUp: () => log.info('Redis carries between instances', { redis: placeOf(url) }),
    onAway: (reason) =>
      log.warn('Redis is away: what others post comes within a second', { redis: placeOf(url), reason }),
  });
  const onFault = (reason: string): void => heartbeat.lost(reason);
  const publisher = new Publisher(url, onFault);
  const subscriber = new Subscriber({
    url,
    onMessage: receive,
    onHearing: () => {
      send({ kind: 'hello' });
      send({ kind: 'beat' });
    },
    onFault,
  });
  subscriber.want(INSTANCES);
  subscriber.want(beatChannel(self));

  function send(told: Told): void {
    // Rule B2: whatever goes wrong here is nothing to whoever has something to tell.
    try {
      const message: Message = { from: self, at: clock(), told };
      const channel = channelOf(message);
      const sealed = signing.seal(channel, textOf(message));
      const done = sealed === null ? 'oversized' : publisher.send(channel, sealed);
      if (done !== 'sent') metrics.busDropped[done] += 1;
    } catch (error) {
      parts.onFault(error);
    }
  }

  function receive(channel: string, sealed: Buffer): void {
    const opened = signing.open(channel, sealed);
    if (!opened.ok) return drop(opened.why);
    const message = messageIn(channel, opened.payload);
    if (message === null) return drop('malformed');
    if (Math.abs(clock() - message.at) > STALE_MS) return drop('stale');
    if (message.from === self) ownEcho(message);
    else hear(message);
  }

  function ownEcho({ told, at }: Message): void {
    if (told.kind !== 'beat') return;
    metrics.busLag = Math.max(0, clock() - at) / 1_000;
    heartbeat.heard();
  }

  function hear({ from, told }: Message): void {
    if (told.kind === 'item') return local.publish(told.item);
    if (told.kind !== 'revoked' && told.kind !== 'readers') return;
    for (const listener of listeners) {
      try {
        listener(told, from);
      } catch (error) {
        parts.onFault(error);
      }
    }
  }

  function drop(why: BusDrop): void {
    metrics.busDropped[why] += 1;
    if (clock() - (warned[why] ?? -Infinity) < WARN_EVERY_MS) return;
    warned[why] = clock();
    log.warn(WARNINGS[why] ?? 'A message on Redis is not as it should be: it is ignored', { redis: placeOf(url), why });
    // Whoever signs otherwise is told so at once, by a message of ours that they cannot read either.
    if (why === 'signature') send({ kind: 'hello' });
  }

  return {
    publish: (item) => {
      local.publish(item);
      send({ kind: 'item', item });
    },
    subscribe: (slug, listener) => {
      const stop = local.subscribe(slug, listener);
      const leave = subscriber.want(blogChannel(slug));
      let here = true;
      return () => {
        if (!here) return;
        here = false;
        stop();
        leave();
      };
    },
    tell: send,
    hear: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      heartbeat.stop();
      subscriber.close();
      publisher.close();
      listeners.clear();
      await local.close();
    },
  };
}

const WARNINGS: Partial<Record<BusDrop, string>> = {
  signature:
    'Messages on Redis are signed with another INSTANCE_SECRET than this one: they are ignored. Give all instances the same',
  version: 'Messages on Redis are of another version: they are ignored until all instances are of one version',
  stale: 'Messages on Redis are more than a minute old or ahead: they are ignored. Compare the clocks of the instances',
};

/** Without user and password. */
function placeOf(url: string): string {
  return new URL(url).host;
}
