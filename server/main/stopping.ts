/** The way out of a server that is told to stop, up to its last reader (rule S2); and how long each step may take. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../app.js';
import type { Log } from '../log.js';
import type { Store } from '../storage/ports.js';

/** A stop that has not come to its end after so long is ended. */
export const STOP_MS = 9_000;
/** The store has so long to say whether there are other instances. */
export const COMPANY_MS = 1_000;
/** Readers have this many seconds to move to the instances beside this one. */
export const LEAVE_WITHIN_S = 55;

export interface StoppingParts {
  app: Pick<App, 'retire' | 'leave' | 'close'>;
  parts: { store: Pick<Store, 'hasCompany'>; close: () => Promise<void> };
  log: Pick<Log, 'fault'>;
  exit: (code: 0 | 1) => unknown;
}

/**
 * Stops the server, and ends the process whatever comes in between: nothing else would, since the process goes on where work
 * fails that nobody waits for. A step that failed is logged, and the next one is taken; then the exit code is 1.
 */
export async function stopServer({ app, parts, log, exit }: StoppingParts): Promise<void> {
  let code: 0 | 1 = 0;
  await letReadersGo(app, parts.store).catch((error: unknown) => {
    code = 1;
    log.fault(error, 'letting readers go');
  });
  setTimeout(() => exit(code), STOP_MS).unref();
  await app.close().catch((error: unknown) => {
    code = 1;
    log.fault(error, 'stopping');
  });
  await parts.close().catch((error: unknown) => {
    code = 1;
    log.fault(error, 'closing what was open');
  });
  exit(code);
}

/** Is not ready from now on; resolves when readers have moved to another instance, or at once where there is none. */
export async function letReadersGo(
  app: Pick<App, 'retire' | 'leave'>,
  store: Pick<Store, 'hasCompany'>,
): Promise<void> {
  // Before the store is asked, which may take its time: a balancer sends nobody new meanwhile.
  app.retire();
  // An instance alone has nobody to send its readers to: they come back to the process that is started next.
  if (await hasCompany(store)) await app.leave(LEAVE_WITHIN_S);
}

/** Where the store does not tell soon, others are taken for there: a jolt for all readers is worse than a minute. */
async function hasCompany({ hasCompany: ask }: Pick<Store, 'hasCompany'>): Promise<boolean> {
  if (ask === undefined) return false;
  return Promise.race([ask().catch(() => true), sleep(COMPANY_MS, true)]);
}
