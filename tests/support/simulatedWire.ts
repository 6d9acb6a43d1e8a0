/**
 * A network between readers and instances that loses, delays, repeats from caches and cuts. While it is `calm` it only
 * delays.
 */
import { type Clock, type Page, type Source, Unanswered } from '../../client/feed/timeline/ports.js';
import type {
  ChangesAnswer,
  Frame,
  Hello,
  HtmlDelta,
  Position,
  ReaderAuth,
  Reset,
} from '../../shared/protocol/readers.js';
import type { Chance } from './seeded.js';

/** A reader that joined, as an instance tells it. */
export interface ReaderPort {
  hello(hello: Hello): void;
  frame(frame: Frame<HtmlDelta>): void;
  position(position: Position): void;
  reset(reset: Reset): void;
}

/** An instance, as readers meet it. */
export interface Instance {
  changes(ask: { epoch: string; since: number }): Promise<ChangesAnswer<HtmlDelta>>;
  page(ask: { at?: Position; before?: number }): Promise<Page | null>;
  /** Calls `reader` with hello, then with what follows; `missed`: whether this live frame is lost on the way. */
  join(auth: Pick<ReaderAuth, 'epoch' | 'seq'>, reader: ReaderPort, missed: () => boolean): () => void;
}

/** Milliseconds. */
const CACHED_FOR = 10_000;

export class SimulatedWire {
  calm = false;
  private readonly clock: Clock;
  private readonly chance: Chance;
  private readonly instances: readonly Instance[];
  private readonly cache = new Map<string, { at: number; answer: unknown }>();

  constructor(clock: Clock, chance: Chance, instances: readonly Instance[]) {
    this.clock = clock;
    this.chance = chance;
    this.instances = instances;
  }

  readonly source: Source = {
    changes: (ask) => this.ask(`changes ${JSON.stringify(ask)}`, (instance) => instance.changes(ask)),
    page: (ask) => this.ask(`page ${JSON.stringify(ask)}`, (instance) => instance.page(ask)),
  };

  /** A page to start from, perhaps an old one. */
  async firstPage(): Promise<Page> {
    for (;;) {
      const page = await this.source.page({}).catch(() => null);
      if (page) return page;
    }
  }

  /** In order, but late; returns what cuts it: then nothing more arrives. */
  join(auth: Pick<ReaderAuth, 'epoch' | 'seq'>, reader: ReaderPort): () => void {
    let cut = false;
    let last = 0;
    const deliver = (work: () => void) => {
      last = Math.max(last, this.clock.now() + this.latency(500));
      this.clock.later(last - this.clock.now(), () => cut || work());
    };
    const leave = this.any().join(
      auth,
      {
        hello: (hello) => deliver(() => reader.hello(hello)),
        frame: (frame) => deliver(() => reader.frame(frame)),
        position: (position) => deliver(() => reader.position(position)),
        reset: (reset) => deliver(() => reader.reset(reset)),
      },
      () => !this.calm && this.chance.happens(0.15),
    );
    return () => {
      cut = true;
      leave();
    };
  }

  private async ask<T>(name: string, ask: (instance: Instance) => Promise<T>): Promise<T> {
    await this.wait(this.latency(1_500));
    if (!this.calm && this.chance.happens(0.1)) throw new Unanswered();
    const answer = await this.cached(name, ask);
    await this.wait(this.latency(1_500));
    if (!this.calm && this.chance.happens(0.05)) throw new Unanswered();
    return answer;
  }

  private async cached<T>(name: string, ask: (instance: Instance) => Promise<T>): Promise<T> {
    const known = this.cache.get(name);
    const age = this.clock.now() - (known?.at ?? -Infinity);
    if (known && age < (this.calm ? 2_000 : CACHED_FOR) && this.chance.happens(0.7)) return known.answer as T;
    const answer = await ask(this.any());
    // Answers that the contract marks `no-store` are not kept.
    const kept = answer !== null && !(typeof answer === 'object' && 'reset' in answer);
    if (kept) this.cache.set(name, { at: this.clock.now(), answer });
    return answer;
  }

  private any(): Instance {
    const instance = this.chance.one(this.instances);
    if (!instance) throw new Error('there is no instance');
    return instance;
  }

  private latency(most: number): number {
    return this.chance.next() ** 3 * most;
  }

  private wait(ms: number): Promise<void> {
    return new Promise((go) => this.clock.later(ms, go));
  }
}
