/**
 * `GET /metrics`, for Prometheus: what the house has counted of itself (see `server/metrics.ts`), and how this process
 * does. The only file that knows prom-client, and nothing is worked out before somebody asks.
 *
 * How many read, and what is refused, is nobody's business outside: who has the token may ask, and whoever is on this
 * very machine. A proxy on it asks for others, and says so in a header: through one, the token alone counts. All else
 * hears 404, as if there were nothing here.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Router } from 'express';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { REFUSALS, Refused } from '../../shared/refusals.js';
import type { Metrics } from '../metrics.js';
import { NO_STORE } from './caching.js';

export interface MetricsParts {
  metrics: Metrics;
  token: string | null;
  /** Readers connected now. */
  readers: () => { sockets: number; streams: number };
  isStoreThere: () => Promise<boolean>;
  /** Bytes of the embedded store's log; another store has none of its own. */
  storeLogBytes: (() => number) | undefined;
}

export interface MetricsDoor {
  routes: Router;
  stop: () => void;
}

export function createMetricsDoor(parts: MetricsParts): MetricsDoor {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const registry = new Registry();
  describe(registry, parts, () => {
    // Of the time since it was last asked for.
    const seconds = { p50: delay.percentile(50) / 1e9, p99: delay.percentile(99) / 1e9, max: delay.max / 1e9 };
    delay.reset();
    return seconds;
  });
  const routes = Router();
  routes.get('/metrics', async (request, response) => {
    if (!maySee(request, parts.token)) throw new Refused('not-found');
    // No page of another site may read them in a browser on this machine.
    response.removeHeader('Access-Control-Allow-Origin');
    response
      .set('Cache-Control', NO_STORE)
      .type(registry.contentType)
      .send(await registry.metrics());
  });
  return {
    routes,
    stop: () => {
      delay.disable();
      parts.metrics.appended = () => undefined;
    },
  };
}

function maySee({ headers, socket }: IncomingMessage, token: string | null): boolean {
  const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return token !== null && isSame(bearer, token);
  const isForwarded = FORWARDED.some((name) => headers[name] !== undefined);
  return !isForwarded && LOOPBACK.test(socket.remoteAddress ?? '');
}

const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];
const LOOPBACK = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/;

/** In constant time, whatever the lengths are. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [given, token].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}

/** Labels are of closed lists alone: nobody outside can make a new one. */
function describe(registry: Registry, parts: MetricsParts, delay: () => Record<string, number>): void {
  const { metrics, readers } = parts;
  const registers = [registry];
  const gauge = (name: string, help: string, value: () => number | Promise<number>): void => {
    const made: Gauge = new Gauge({
      name,
      help,
      registers,
      collect: async () => made.set(await value()),
    });
  };
  const gauges = (name: string, help: string, label: string, values: () => object): void => {
    const made: Gauge = new Gauge({
      name,
      help,
      registers,
      labelNames: [label],
      collect: () => {
        for (const [of, value] of Object.entries(values())) made.set({ [label]: of }, Number(value));
      },
    });
  };
  const counter = (name: string, help: string, value: () => number): void => {
    const made: Counter = new Counter({
      name,
      help,
      registers,
      collect: () => {
        made.reset();
        made.inc(value());
      },
    });
  };
  const counters = (name: string, help: string, label: string, values: () => object): void => {
    const made: Counter = new Counter({
      name,
      help,
      registers,
      labelNames: [label],
      collect: () => {
        made.reset();
        for (const [of, value] of Object.entries(values())) made.inc({ [label]: of }, Number(value));
      },
    });
  };

  gauges('rallyline_readers', 'Readers connected now', 'by', readers);
  counter('rallyline_frames_total', 'Frames made for an audience', () => metrics.frames);
  counter('rallyline_deliveries_total', 'Messages written to one reader', () => metrics.deliveries);
  counter('rallyline_skipped_total', 'Messages that a reader missed since it was slow', () => metrics.skipped);
  counter('rallyline_readers_cut_total', 'Readers cut because they took nothing', () => metrics.cut);
  counter('rallyline_gaps_healed_total', 'Times that a feed was behind the journal', () => metrics.gapsHealed);
  counters('rallyline_catch_ups_total', 'Catch-ups by where they came from', 'source', () => metrics.catchUps);
  counters('rallyline_refusals_total', 'Refusals by code', 'code', () => ({
    ...Object.fromEntries(Object.keys(REFUSALS).map((code) => [code, 0])),
    ...Object.fromEntries(metrics.refusals),
  }));
  counters('rallyline_photo_jobs_total', 'Photos by what became of them', 'outcome', () => metrics.photoJobs);

  gauge('rallyline_bus_lag_seconds', 'How long the last message to oneself took by the bus', () => metrics.busLag);
  counters(
    'rallyline_bus_dropped_total',
    'Messages of the bus not sent or not believed',
    'why',
    () => metrics.busDropped,
  );

  const appends = new Histogram({
    name: 'rallyline_append_seconds',
    help: 'How long the journal took to store one change',
    registers,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  });
  metrics.appended = (seconds) => appends.observe(seconds);
  gauge('rallyline_store_up', 'Whether the store answers', async () => ((await parts.isStoreThere()) ? 1 : 0));
  counter('rallyline_store_away_total', 'Times that the store did not answer', () => metrics.storeAway);
  const { storeLogBytes } = parts;
  if (storeLogBytes !== undefined)
    gauge('rallyline_store_log_bytes', 'Size of the embedded store’s write-ahead log', storeLogBytes);

  gauges('rallyline_event_loop_delay_seconds', 'Delay of the event loop since the last time asked', 'of', delay);
  gauge('rallyline_memory_bytes', 'Memory of this process', () => process.memoryUsage.rss());
  counter('rallyline_cpu_seconds_total', 'Processor time of this process', () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  gauge('rallyline_up_seconds', 'How long this process runs', () => process.uptime());
}
