/**
 * The bus between processes, over Redis pub/sub. Redis is believed in nothing: a stranger who can write there can keep
 * messages back or repeat them, which costs a second (rule F4), and can forge none (rule B1).
 *
 * Unlike the bus within one process, this bus loses, repeats and reorders. The messages of this instance reach its own
 * listeners at once and directly; from Redis they come back only to be ignored.
 */
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { JournalItem } from '../storage/ports.js';
import type { Bus, BusListener, Notice, NoticeListener } from './bus.js';
import { LocalBus } from './localBus.js';
import { Drops } from './redis/drops.js';
import { Heartbeat } from './redis/heartbeat.js';
import { INSTANCES, beatChannel, blogChannel, channelOf, messageIn, textOf } from './redis/messages.js';
import type { Message, Told } from './redis/messages.js';
import { Publisher } from './redis/publisher.js';
import { Signing } from './redis/signing.js';
import { Subscriber } from './redis/subscriber.js';

/**
 * Older messages are not believed, so that a stranger who has recorded them cannot repeat them for long: a message of a
 * past epoch would make a feed read the journal. Clocks of instances may differ by so much.
 */
const STALE_MS = 60_000;

export interface RedisBusParts {
  url: string;
  /** The secret that instances sign with; the same for all of them. */
  secret: string;
  log: Log;
  metrics: Metrics;
  now: () => Date;
  newId: () => string;
  /** Hears of a listener that failed. */
  onFault: (error: unknown) => void;
}

export class RedisBus implements Bus {
  private readonly self: string;
  private readonly signing: Signing;
  private readonly local: LocalBus;
  private readonly listeners = new Set<NoticeListener>();
  private readonly drops: Drops;
  private readonly heartbeat: Heartbeat;
  private readonly publisher: Publisher;
  private readonly subscriber: Subscriber;

  constructor(private readonly parts: RedisBusParts) {
    const { url, secret, log, metrics, onFault } = parts;
    this.self = parts.newId();
    this.signing = new Signing(secret);
    this.local = new LocalBus(onFault);
    this.drops = new Drops({ log, metrics, place: placeOf(url) });
    this.heartbeat = this.newHeartbeat();
    const onLost = (reason: string): void => this.heartbeat.lost(reason);
    this.publisher = new Publisher(url, onLost);
    this.subscriber = new Subscriber({
      url,
      onMessage: (channel, message) => this.receive(channel, message),
      onHearing: () => this.greet(),
      onFault: onLost,
    });
  }

  start(): void {
    this.publisher.start();
    this.subscriber.start();
    this.subscriber.want(INSTANCES);
    this.subscriber.want(beatChannel(this.self));
    this.heartbeat.start();
  }

  async close(): Promise<void> {
    this.heartbeat.stop();
    this.subscriber.stop();
    this.publisher.stop();
    this.listeners.clear();
    await this.local.close();
  }

  publish(item: JournalItem): void {
    this.local.publish(item);
    this.send({ kind: 'item', item });
  }

  subscribe(slug: string, listener: BusListener): () => void {
    const stop = this.local.subscribe(slug, listener);
    const leave = this.subscriber.want(blogChannel(slug));
    let here = true;
    return () => {
      if (!here) return;
      here = false;
      stop();
      leave();
    };
  }

  tell(notice: Notice): void {
    this.send(notice);
  }

  hear(listener: NoticeListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private newHeartbeat(): Heartbeat {
    const { log, url } = this.parts;
    const redis = placeOf(url);
    return new Heartbeat({
      beat: () => this.send({ kind: 'beat' }),
      onSilence: () => this.subscriber.renew(),
      onUp: () => log.info('Redis carries between instances', { redis }),
      onAway: (reason) => log.warn('Redis is away: what others post comes within a second', { redis, reason }),
    });
  }

  private greet(): void {
    this.send({ kind: 'hello' });
    this.send({ kind: 'beat' });
  }

  private send(told: Told): void {
    // Rule B2: a failure here must not reach the caller, whose change is stored already.
    try {
      const message: Message = { from: this.self, at: this.clock(), told };
      const channel = channelOf(message);
      const sealed = this.signing.seal(channel, textOf(message));
      const done = sealed === null ? 'oversized' : this.publisher.send(channel, sealed);
      if (done !== 'sent') this.drops.count(done);
    } catch (error) {
      this.parts.onFault(error);
    }
  }

  private receive(channel: string, sealed: Buffer): void {
    const opened = this.signing.open(channel, sealed);
    if (!opened.ok) {
      const isNew = this.drops.warn(opened.why);
      // An instance that signs otherwise is told so at once, by a message of ours that it cannot read either.
      if (isNew && opened.why === 'signature') this.send({ kind: 'hello' });
      return;
    }
    const message = messageIn(channel, opened.payload);
    if (message === null) this.drops.warn('malformed');
    else if (Math.abs(this.clock() - message.at) > STALE_MS) this.drops.warn('stale');
    else if (message.from === this.self) this.hearOwn(message);
    else this.hearOther(message);
  }

  private hearOwn({ told, at }: Message): void {
    if (told.kind !== 'beat') return;
    this.parts.metrics.busLag = Math.max(0, this.clock() - at) / 1_000;
    this.heartbeat.heard();
  }

  private hearOther({ from, told }: Message): void {
    if (told.kind === 'item') return this.local.publish(told.item);
    if (told.kind !== 'revoked' && told.kind !== 'readers') return;
    for (const listener of this.listeners) {
      try {
        listener(told, from);
      } catch (error) {
        this.parts.onFault(error);
      }
    }
  }

  private clock(): number {
    return this.parts.now().getTime();
  }
}

/** Returns host and port, without user and password. */
function placeOf(url: string): string {
  return new URL(url).host;
}
