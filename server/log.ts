/**
 * The log. The line of a request is built from an allow-list (no address of a reader, no cookie, no token, no query). An
 * unexpected error is logged once, under an id; the outside learns that id and nothing else (rule X2).
 */
import { pino, type Logger } from 'pino';
import type { LogLevel } from './config.js';

export interface Log {
  info: (message: string, fields?: Record<string, unknown>) => void;
  warn: (message: string, fields?: Record<string, unknown>) => void;
  /** Logs an unexpected error; returns the id under which it can be found. */
  fault: (error: unknown, where: string) => string;
  /** Logs a request that was answered, in one line. */
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
 * Notes of outages in the log. An outage is one fact, however many rooms notice it, each of them every second; and no
 * defect. So a store or a folder that is away gets one line a minute.
 */
export class OutageNotes {
  private readonly noted = new Map<string, { id: string; at: number }>();

  constructor(
    private readonly log: Log,
    private readonly newId: () => string,
    /** Milliseconds that never go back. */
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Notes that `what` is away; returns the id of the line that stands for it. */
  note(what: string, error: Error): string {
    const at = this.clock();
    const last = this.noted.get(what);
    if (last !== undefined && at - last.at < OUTAGE_NOTED_EVERY_MS) return last.id;
    const id = this.newId();
    this.noted.set(what, { id, at });
    const { name, message } = describe(error.cause ?? error);
    this.log.warn(`${what} is away`, { id, why: message === '' ? name : message });
    return id;
  }
}

/** Takes name, message and stack alone: an error object may carry a request, and with it secrets. */
function describe(error: unknown): { name: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { name: typeof error, message: 'something that is not an error was thrown' };
  return { name: error.name, message: error.message, stack: error.stack };
}
