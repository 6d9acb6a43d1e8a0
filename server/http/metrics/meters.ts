/** The meters of a registry: each is worked out when somebody asks, by a function of its own. */
import { Counter, Gauge, type Registry } from 'prom-client';

/** A meter's name, and what it counts, in words. */
type Described = readonly [name: string, help: string];

export class Meters {
  constructor(readonly registry: Registry) {}

  gauge(described: Described, value: () => number | Promise<number>): void {
    const made: Gauge = new Gauge({
      ...this.options(described),
      collect: async () => made.set(await value()),
    });
  }

  /** Has one value for each name of the object. */
  gauges(described: Described, label: string, values: () => object): void {
    const made: Gauge = new Gauge({
      ...this.options(described),
      labelNames: [label],
      collect: () => {
        for (const [of, value] of Object.entries(values())) made.set({ [label]: of }, Number(value));
      },
    });
  }

  counter(described: Described, value: () => number): void {
    const made: Counter = new Counter({
      ...this.options(described),
      collect: () => {
        made.reset();
        made.inc(value());
      },
    });
  }

  /** Has one count for each name of the object. */
  counters(described: Described, label: string, values: () => object): void {
    const made: Counter = new Counter({
      ...this.options(described),
      labelNames: [label],
      collect: () => {
        made.reset();
        for (const [of, value] of Object.entries(values())) made.inc({ [label]: of }, Number(value));
      },
    });
  }

  private options([name, help]: Described): { name: string; help: string; registers: Registry[] } {
    return { name, help, registers: [this.registry] };
  }
}
