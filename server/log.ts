/**
 * The log. A request's line is built from an allow-list (no address of a reader, no cookie, no token, no query), and an
 * unexpected error is logged once, under an id that is all the outside learns (rule X2).
 */
import { pino, type Logger } from 'pino';
import type { LogLevel } from './config.js';

export interface Log {
  info: (message: string, fields?: Record<string, unknown>) => void;
  warn: (message: string, fields?: Record<string, unknown>) => void;
  /** Logs an unexpected error; returns the id under which it can be found. */
  fault: (error: unknown, where: string) => string;
  /** One line for a request that was answered. */
  request: (request: { id: string; method: string; route: string; status: number; ms: number }) => void;
}

export function createLog(level: LogLevel, newId: () => string): Log {
  return logOver(pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2)), newId);
}

function logOver(logger: Logger, newId: () => string): Log {
  return {
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    fault: (error, where) => {
      const id = newId();
      logger.error({ id, where, error: describe(error) }, 'unexpected error');
      return id;
    },
    request: ({ id, method, route, status, ms }) => logger.info({ id, method, route, status, ms }, 'request'),
  };
}

const OUTAGE_NOTED_EVERY_MS = 60_000;

/**
 * What is away is one fact, however many parts notice it, each of them every second: it is noted once a minute, as an
 * outage, which is no defect. `what`: each has a line of its own. The function returns the id of the line that stands for it.
 */
export function createOutageNote(
  log: Log,
  { now, newId }: { now: () => Date; newId: () => string },
): (what: string, error: Error) => string {
  const noted = new Map<string, { id: string; at: number }>();
  return (what, error) => {
    const at = now().getTime();
    const last = noted.get(what);
    if (last !== undefined && at - last.at < OUTAGE_NOTED_EVERY_MS) return last.id;
    const id = newId();
    noted.set(what, { id, at });
    const { name, message } = describe(error.cause ?? error);
    log.warn(`${what} is away`, { id, why: message === '' ? name : message });
    return id;
  };
}

/** Name, message and stack alone: an error object may carry a request, and with it what must not be logged. */
function describe(error: unknown): { name: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { name: typeof error, message: 'something that is not an error was thrown' };
  return { name: error.name, message: error.message, stack: error.stack };
}
