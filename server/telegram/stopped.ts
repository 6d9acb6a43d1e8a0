/** Leaves a go of carrying: the channel takes nothing now (`later`), or nothing until a person did something (`dead`). */
import type { Carried } from '../outlets/carrier.js';

export type Then = NonNullable<Carried['then']>;

export class Stopped extends Error {
  override readonly name = 'Stopped';

  constructor(readonly then: Then) {
    super(then.why);
  }
}

/** Whether Telegram refused a message for a reason of its own. */
export function isDeclined(error: unknown): error is Stopped {
  return error instanceof Stopped && error.then.why === 'declined';
}
