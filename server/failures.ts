/**
 * The one place where a failure becomes what goes outward, for HTTP and for both sockets (rule X2): a refusal of the
 * closed table goes as it is, an outage as `unavailable`, and everything else as `internal` with the id of its line in
 * the log. Why: docs/decisions/0023.
 */
import { inEnglish } from '../shared/messages/inEnglish.js';
import { REFUSALS, Refused, refusal, type Refusal } from '../shared/refusals.js';
import { countRefusal, type Metrics } from './metrics.js';
import { StoreAway } from './storage/ports.js';

/** Seconds after which a store or a folder that is away is asked again. */
const AGAIN_S = 2;

/** A refusal with its English sentence: every refusal that leaves the server has one. */
export type OutwardRefusal = Refusal & { message: string };

export interface Failure {
  refusal: OutwardRefusal;
  /** The status of an HTTP answer. */
  status: number;
  /** The id of the line in the log, where the failure is a defect. */
  errorId?: string;
}

export interface FailuresParts {
  metrics: Metrics;
  /** Logs a defect, or notes an outage; returns the id of the line. */
  onFault: (error: unknown, where: string) => string;
}

export class Failures {
  constructor(private readonly parts: FailuresParts) {}

  /** Counts and logs what was thrown, once, and returns what the asker is told. `where`: what was being done. */
  outward(error: unknown, where: string): Failure {
    if (error instanceof Refused) return this.counted(error.refusal);
    const errorId = this.parts.onFault(error, where);
    if (error instanceof StoreAway) return this.counted(refusal('unavailable', { after: AGAIN_S }));
    return { ...this.counted(refusal('internal', { why: 'logged', values: { id: errorId } })), errorId };
  }

  /** Logs what was thrown where nobody can be told any more. */
  note(error: unknown, where: string): void {
    if (!(error instanceof Refused)) this.parts.onFault(error, where);
  }

  private counted(refused: Refusal): Failure {
    countRefusal(this.parts.metrics, refused.code);
    return { refusal: spoken(refused), status: REFUSALS[refused.code].status };
  }
}

/** Puts a refusal into words as it leaves the server. */
export function spoken(refused: Refusal): OutwardRefusal {
  return inEnglish(refused);
}
