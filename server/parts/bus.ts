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
 * Opens the bus. The command line gets a bus that tells nobody: the instances find its changes in the journal within a
 * second, and a command would hang while it waits for Redis.
 */
export async function openBus({ redisUrl, instanceSecret }: Config, server: boolean, parts: BusParts): Promise<Bus> {
  const onFault = (error: unknown): unknown => parts.log.fault(error, 'the bus');
  if (redisUrl === null || !server) return new LocalBus(onFault);
  const { RedisBus } = await import('../bus/redisBus.js');
  const bus = new RedisBus({ ...parts, url: redisUrl, secret: instanceSecret, onFault });
  bus.start();
  return bus;
}
