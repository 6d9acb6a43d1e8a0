/**
 * The closed table of negative answers. A refusal is the only thing that leaves the server when a command is not
 * accepted: whatever is not in this table goes out as `internal`, with an id and nothing else (rule X2).
 */
export const REFUSALS = {
  invalid: { status: 422, retry: false, message: 'Something in this is not as it should be.' },
  unauthenticated: { status: 401, retry: true, message: 'Sign in first, then send it again.' },
  forbidden: { status: 403, retry: false, message: 'Your role may not do this. Ask an editor.' },
  'not-found': { status: 404, retry: false, message: 'There is nothing here by that name.' },
  gone: { status: 410, retry: false, message: 'This was withdrawn.' },
  paused: { status: 409, retry: true, message: 'The blog is paused. Keep it, and send it when the blog goes on.' },
  conflict: { status: 409, retry: false, message: 'Somebody changed this before you.' },
  ended: { status: 409, retry: false, message: 'The blog has ended. Only retractions are taken now.' },
  'too-large': { status: 413, retry: false, message: 'This is too large.' },
  unsupported: { status: 415, retry: false, message: 'This kind of content is not taken here.' },
  version: { status: 426, retry: true, message: 'Reload this page to get the current version. What waits is kept.' },
  'rate-limited': { status: 429, retry: true, message: 'Too much at once. It is kept: send it again in a moment.' },
  'storage-low': { status: 507, retry: true, message: 'The server has no room for this at the moment.' },
  unavailable: { status: 503, retry: true, message: 'The server cannot store this at the moment. Send it again.' },
  internal: { status: 500, retry: true, message: 'Something went wrong on the server. Send it again.' },
} as const;

export type RefusalCode = keyof typeof REFUSALS;

export interface Refusal {
  code: RefusalCode;
  /** A sentence for the person: what happened and what to do. */
  message: string;
  /** Whether the same command may be accepted when it is sent again unchanged. */
  retry: boolean;
  /** The path of the field that is meant, such as `speaker.name`. */
  field?: string;
  /** With `conflict` on `rev`: the revision that stands now. */
  current?: number;
  /** Seconds to wait before another attempt. */
  after?: number;
}

type Details = Partial<Omit<Refusal, 'code' | 'retry'>>;

/** Makes a refusal from the table; `details` overrides the message and adds `field`, `current` or `after`. */
export function refusal(code: RefusalCode, details: Details = {}): Refusal {
  const { message, retry } = REFUSALS[code];
  return { code, message, retry, ...details };
}

/** Thrown inside the server to leave a verb with a refusal; the doors (HTTP, sockets) turn it into an answer. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, details: Details = {}) {
    const made = refusal(code, details);
    super(made.message);
    this.name = 'Refused';
    this.refusal = made;
  }
}
