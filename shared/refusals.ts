import type { Why } from './messages/en/refusals.js';
import type { Values } from './messages/words.js';

/**
 * The closed table of negative answers. A refusal is the only thing that leaves the server when a command is not
 * accepted: other failures go out as `internal`, with an id and nothing else (rule X2). The sentences of refusals are in
 * the catalogue: a code goes through the server, and is put into words where it leaves.
 */
export const REFUSALS = {
  invalid: { status: 422, retry: false },
  unauthenticated: { status: 401, retry: true },
  forbidden: { status: 403, retry: false },
  'not-found': { status: 404, retry: false },
  gone: { status: 410, retry: false },
  paused: { status: 409, retry: true },
  conflict: { status: 409, retry: false },
  ended: { status: 409, retry: false },
  'too-large': { status: 413, retry: false },
  unsupported: { status: 415, retry: false },
  version: { status: 426, retry: true },
  'rate-limited': { status: 429, retry: true },
  'storage-low': { status: 507, retry: true },
  unavailable: { status: 503, retry: true },
  internal: { status: 500, retry: true },
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Interfaces say it in their own language, by `why` or else `code`, by `values` and `field`. */
export interface Refusal {
  code: RefusalCode;
  /** Whether the same command may be accepted when it is sent again unchanged. */
  retry: boolean;
  /** The reason, more exactly than the code; `values` are for the places in its sentence. */
  why?: Why;
  values?: Values;
  /** The path of the field that is meant, such as `speaker.name`. */
  field?: string;
  /** With `conflict` on `rev`: the revision that stands now. */
  current?: number;
  /** Seconds to wait before another attempt. */
  after?: number;
  /** A sentence for the person, in English: what happened and what to do. Every refusal that went out has a message. */
  message?: string;
}

type Details = Omit<Refusal, 'code' | 'retry' | 'message'>;

/** Makes a refusal from the table; `details` adds why, and what is known besides. */
export function refusal(code: RefusalCode, details: Details = {}): Refusal {
  return { code, retry: REFUSALS[code].retry, ...details };
}

/** Thrown inside the server to leave a verb with a refusal; `server/failures.ts` turns it into an answer. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, details: Details = {}) {
    super(details.why ?? code);
    this.name = 'Refused';
    this.refusal = refusal(code, details);
  }
}
