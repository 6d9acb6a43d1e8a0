/** The list of all meters. Labels are of closed lists alone: nobody outside can make a new one. */
import { Histogram } from 'prom-client';
import { REFUSALS } from '../../../shared/refusals.js';
import type { Metrics } from '../../metrics.js';
import type { Meters } from './meters.js';

export interface MeasuredParts {
  metrics: Metrics;
  /** Readers connected now. */
  readers: () => { sockets: number; streams: number };
  isStoreThere: () => Promise<boolean>;
  /** Bytes of the embedded store's log; another store has none of its own. */
  storeLogBytes: (() => number) | undefined;
}

/** `delay`: seconds by which timers of this process were late since the last time asked. */
export function describeMeters(meters: Meters, parts: MeasuredParts, delay: () => Record<string, number>): void {
  describeReaders(meters, parts);
  describeDesk(meters, parts);
  describeBus(meters, parts);
  describeStore(meters, parts);
  describeProcess(meters, delay);
}

function describeReaders(meters: Meters, { metrics, readers }: MeasuredParts): void {
  meters.gauges(['rallyline_readers', 'Readers connected now'], 'by', readers);
  meters.counter(['rallyline_frames_total', 'Frames made for an audience'], () => metrics.frames);
  meters.counter(['rallyline_deliveries_total', 'Messages written to one reader'], () => metrics.deliveries);
  meters.counter(['rallyline_compressed_total', 'Messages written compressed'], () => metrics.compressed);
  meters.counter(['rallyline_skipped_total', 'Messages that a reader missed since it was slow'], () => metrics.skipped);
  meters.counter(['rallyline_readers_cut_total', 'Readers cut because they took nothing'], () => metrics.cut);
  meters.counter(['rallyline_gaps_healed_total', 'Times that a feed was behind the journal'], () => metrics.gapsHealed);
  const catchUps = ['rallyline_catch_ups_total', 'Catch-ups by where they came from'] as const;
  meters.counters(catchUps, 'source', () => metrics.catchUps);
  const pushes = ['rallyline_pushes_total', 'Notifications by what became of them at the push service'] as const;
  meters.counters(pushes, 'outcome', () => metrics.pushes);
}

function describeDesk(meters: Meters, { metrics }: MeasuredParts): void {
  const none = Object.fromEntries(Object.keys(REFUSALS).map((code) => [code, 0]));
  meters.counters(['rallyline_refusals_total', 'Refusals by code'], 'code', () => ({
    ...none,
    ...Object.fromEntries(metrics.refusals),
  }));
  const photoJobs = ['rallyline_photo_jobs_total', 'Photos by what became of them'] as const;
  meters.counters(photoJobs, 'outcome', () => metrics.photoJobs);
}

function describeBus(meters: Meters, { metrics }: MeasuredParts): void {
  const lag = ['rallyline_bus_lag_seconds', 'How long the last message to oneself took by the bus'] as const;
  meters.gauge(lag, () => metrics.busLag);
  const dropped = ['rallyline_bus_dropped_total', 'Messages of the bus not sent or not believed'] as const;
  meters.counters(dropped, 'why', () => metrics.busDropped);
}

function describeStore(meters: Meters, { metrics, isStoreThere, storeLogBytes }: MeasuredParts): void {
  const appends = new Histogram({
    name: 'rallyline_append_seconds',
    help: 'How long the journal took to store one change',
    registers: [meters.registry],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  });
  metrics.appended = (seconds) => appends.observe(seconds);
  meters.gauge(['rallyline_store_up', 'Whether the store answers'], async () => ((await isStoreThere()) ? 1 : 0));
  meters.counter(['rallyline_store_away_total', 'Times that the store did not answer'], () => metrics.storeAway);
  const log = ['rallyline_store_log_bytes', 'Size of the embedded store’s write-ahead log'] as const;
  if (storeLogBytes !== undefined) meters.gauge(log, storeLogBytes);
}

function describeProcess(meters: Meters, delay: () => Record<string, number>): void {
  const late = ['rallyline_event_loop_delay_seconds', 'Delay of the event loop since the last time asked'] as const;
  meters.gauges(late, 'of', delay);
  meters.gauge(['rallyline_memory_bytes', 'Memory of this process'], () => process.memoryUsage.rss());
  meters.counter(['rallyline_cpu_seconds_total', 'Processor time of this process'], () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });
  meters.gauge(['rallyline_up_seconds', 'How long this process runs'], () => process.uptime());
}
