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

/** Leaves a go of carrying: the blog became its desk's alone meanwhile. */
export class Hidden extends Error {
  override readonly name = 'Hidden';
}

/** A message that was cut off is sent once more: a person may find it twice. */
export function cutOff({ isUnsure }: { isUnsure: boolean }): Pick<Carried, 'then'> {
  return isUnsure ? { then: { kind: 'told', why: 'silent' } } : {};
}
