/**
 * Takes what a takedown overwrote out of the store's other files too (rule T1): the copies that migrations made, and the
 * write-ahead log. A takedown is not kept waiting by a folder that cannot be listed for now, or by another process that
 * reads: both are tried again until they are done, and what is left then is done at the next start.
 */
import type { Copies } from './copies.js';
import { isOfSystem } from './errorCodes.js';

const AGAIN_MS = 1_000;

export class Sweep {
  private readonly copies: Repeated;
  private readonly log: Repeated;

  /** `truncateLog`: empties the write-ahead log; returns false where another process still reads from it. */
  constructor(
    copies: Pick<Copies, 'dropAll'>,
    private readonly truncateLog: () => boolean,
  ) {
    this.copies = new Repeated(() => isDropped(copies));
    this.log = new Repeated(truncateLog);
  }

  dropCopies(): void {
    this.copies.try();
  }

  truncateWal(): void {
    this.log.try();
  }

  /** Tries once more to empty the log, and nothing after that. */
  end(): void {
    this.copies.end();
    this.log.end();
    this.truncateLog();
  }
}

/** An attempt that is repeated until it returns true. */
class Repeated {
  private again: NodeJS.Timeout | undefined;

  constructor(private readonly attempt: () => boolean) {}

  try(): void {
    this.end();
    if (!this.attempt()) this.again = setTimeout(() => this.try(), AGAIN_MS).unref();
  }

  end(): void {
    clearTimeout(this.again);
  }
}

function isDropped(copies: Pick<Copies, 'dropAll'>): boolean {
  try {
    copies.dropAll();
    return true;
  } catch (error) {
    if (!isOfSystem(error)) throw error;
    return false;
  }
}
