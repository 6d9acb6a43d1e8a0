/**
 * Rejections that nobody waited for. Each is a defect, and node would end the process for it: with it thousands of readers, and
 * again as often as a stranger can bring it about. Nothing here needs that end: what is acknowledged is in the journal, and every
 * other part is a copy that finds by itself what it missed. So it is logged once, under an id, as any defect is, and
 * the process goes on. An exception that nobody caught still ends it: that broke off in the middle of some work.
 */
import type { EventEmitter } from 'node:events';
import type { Log } from '../log.js';

export function noteStrays(process: Pick<EventEmitter, 'on'>, log: Pick<Log, 'fault'>): void {
  process.on('unhandledRejection', (error: unknown) => void log.fault(error, 'work that nobody waited for'));
}
