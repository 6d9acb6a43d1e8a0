/** Two instances over one store and one Redis, in one process; the second counts its questions to the journal. */
import { App } from '../../../server/app.js';
import type { Bus } from '../../../server/bus/bus.js';
import { RedisBus } from '../../../server/bus/redisBus.js';
import type { Log } from '../../../server/log.js';
import { createMetrics, type Metrics } from '../../../server/metrics.js';
import type { Journal } from '../../../server/storage/ports.js';
import { startRally, type Rally } from '../../support/rally.js';

export const SECRET = 'what-instances-sign-with-in-tests';

export interface Second {
  url: string;
  bus: Bus;
  metrics: Metrics;
  said: Said;
  /** Calls of the journal, by method. */
  calls: Map<string, number>;
  /** The second instance learns where the journal stands (rule F4). */
  compares: boolean;
}

export interface Instances {
  rally: Rally;
  second: Second;
  stop: () => Promise<void>;
}

export async function startInstances(redisUrl: string): Promise<Instances> {
  const rally = await startRally({ env: { REDIS_URL: redisUrl, INSTANCE_SECRET: SECRET } });
  const said = keepsWhatIsSaid();
  const metrics = createMetrics();
  const { bus } = openBus(redisUrl, { said, metrics });
  const second: Second = { url: '', bus, metrics, said, calls: new Map(), compares: true };
  const { store } = rally.parts;
  const journal = new Proxy<Journal>(store.journal, {
    get:
      (target, name: keyof Journal) =>
      (...args: unknown[]) => {
        second.calls.set(name, (second.calls.get(name) ?? 0) + 1);
        if (name === 'positions' && !second.compares) return Promise.resolve(new Map());
        return Reflect.apply(target[name] as (...given: unknown[]) => unknown, target, args);
      },
  });
  const app: App = new App({ ...rally.parts, store: { ...store, journal }, bus, metrics });
  second.url = `http://127.0.0.1:${await app.listen()}`;
  return {
    rally,
    second,
    stop: async () => {
      await app.close();
      await bus.close();
      await rally.stop();
    },
  };
}

/** A log whose lines are kept. */
export interface Said {
  log: Log;
  lines: { message: string; fields: Record<string, unknown> }[];
}

function keepsWhatIsSaid(): Said {
  const lines: Said['lines'] = [];
  const keep = (message: string, fields: Record<string, unknown> = {}): void => void lines.push({ message, fields });
  const fault = (error: unknown, where: string): string => {
    keep('fault', { error, where });
    return 'id';
  };
  return { lines, log: { info: keep, warn: keep, fault, request: () => undefined } };
}

let buses = 0;

export interface OpenBus {
  bus: Bus;
  said: Said;
  metrics: Metrics;
  faults: unknown[];
}

export function openBus(url: string, options: { secret?: string; said?: Said; metrics?: Metrics } = {}): OpenBus {
  const { secret = SECRET, said = keepsWhatIsSaid(), metrics = createMetrics() } = options;
  const faults: unknown[] = [];
  const name = `instance-${(buses += 1)}`;
  const bus = new RedisBus({
    url,
    secret,
    log: said.log,
    metrics,
    now: () => new Date(),
    newId: () => name,
    onFault: (error) => faults.push(error),
  });
  bus.start();
  return { bus, said, metrics, faults };
}
