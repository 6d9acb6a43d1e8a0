/** Two instances over a Redis that can fail: posts go to the first, and a reader reads on the second. */
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { blogChannel, textOf } from '../../../server/bus/redis/messages.js';
import { Signing } from '../../../server/bus/redis/signing.js';
import type { JournalItem } from '../../../server/storage/ports.js';
import { startRedis, type TestRedis } from '../../support/redis.js';
import { until as untilWithin } from '../feed/instance.js';
import { joinRaw, type RawReader } from '../socket/rawReader.js';
import { SECRET, startInstances, type Instances } from './instances.js';

const GENEROUS_MS = 20_000;

export function until(what: string, isSo: () => unknown): Promise<void> {
  return untilWithin(what, isSo, GENEROUS_MS);
}

export class Stage {
  redis!: TestRedis;
  /** A client past all that this project knows of Redis. */
  raw!: Redis;
  instances!: Instances;
  blog!: string;
  /** Reads on the second instance. */
  reader!: RawReader;
  private ann!: string;

  async start(): Promise<void> {
    this.redis = await startRedis();
    this.raw = new Redis(this.redis.url);
    this.raw.on('error', () => undefined);
    this.instances = await startInstances(this.redis.url);
    this.blog = await this.instances.rally.blog();
    this.ann = await this.instances.rally.token(this.blog, 'Ann');
  }

  async stop(): Promise<void> {
    this.raw.disconnect();
    try {
      await this.instances.stop();
    } finally {
      await this.redis.close();
    }
  }

  /** Joins a reader on the second instance, which then hears of the blog by the bus alone. */
  async join(): Promise<void> {
    const { second } = this.instances;
    second.compares = true;
    this.reader = await joinRaw(second.url, { blog: this.blog });
    second.compares = false;
    await until('the second instance hears this blog', () => this.carries());
  }

  /** Returns the texts of the entries that the reader was sent. */
  texts(): string[] {
    const deltas = this.reader.named('frame').flatMap(({ deltas: all }) => all as { entry?: { text: string } }[]);
    return deltas.flatMap(({ entry }) => entry?.text ?? []);
  }

  async post(text: string = randomUUID()): Promise<string> {
    await this.instances.rally.post(this.ann, this.blog, { text });
    return text;
  }

  /** Tells whether a post on the first instance is heard on the second, which never asks the journal where it stands. */
  async carries(): Promise<boolean> {
    const text = await this.post();
    await new Promise((resolve) => setTimeout(resolve, 150));
    return this.texts().includes(text);
  }

  async lastItem(): Promise<JournalItem> {
    const { journal } = this.instances.rally.parts.store;
    const { step } = (await journal.blog(this.blog))!;
    return (await journal.deskSince(this.blog, step - 1, 1))!.items[0]!;
  }

  /** Counts the reads of the journal by the second instance, by feeds and desks alike. */
  reads(): number {
    const { calls } = this.instances.second;
    return ['since', 'snapshot', 'deskSince'].reduce((sum, name) => sum + (calls.get(name) ?? 0), 0);
  }

  signed(item: unknown, channel = blogChannel(this.blog), secret = SECRET): Buffer {
    const told = { kind: 'item', item } as { kind: 'item'; item: JournalItem };
    return new Signing(secret).seal(channel, textOf({ from: 'another', at: Date.now(), told }))!;
  }

  /** Publishes messages as they are, and waits until the second instance has come past them. */
  async inject(channel: string, messages: (Buffer | string)[]): Promise<void> {
    for (const message of messages) await this.raw.publish(channel, message);
    const last = await this.post();
    await until('a message after them is heard', () => this.texts().includes(last));
  }
}

/** Sets the stage around all tests of a file, with a new reader for each. */
export function setStage(): Stage {
  const stage = new Stage();
  beforeAll(() => stage.start());
  afterAll(() => stage.stop());
  beforeEach(() => stage.join());
  afterEach(() => stage.reader.ws.terminate());
  return stage;
}
