/** The bus that the settings ask for: over Redis between several instances, else within this process. */
import type { Bus } from '../bus/bus.js';
import { LocalBus } from '../bus/localBus.js';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';

export interface BusParts {
  log: Log;
  metrics: Metrics;
  now: () => Date;
  newId: () => string;
}

/**
 * The command line tells nobody: its changes are found in the journal by the instances within a second, and a command
 * that waits for Redis would be a command that hangs.
 */
export async function openBus({ redisUrl, instanceSecret }: Config, server: boolean, parts: BusParts): Promise<Bus> {
  const onFault = (error: unknown): unknown => parts.log.fault(error, 'the bus');
  if (redisUrl === null || !server) return new LocalBus(onFault);
  const { RedisBus } = await import('../bus/redisBus.js');
  const bus = new RedisBus({ ...parts, url: redisUrl, secret: instanceSecret, onFault });
  bus.start();
  return bus;
}
