/** Goes of carrying that end without a fault of the channel. */
import type { Carried } from '../outlets/carrier.js';

/** Leaves a go of carrying: the blog became its desk's alone meanwhile. */
export class Hidden extends Error {
  override readonly name = 'Hidden';
}

/** A message that was cut off is sent once more: a person may find it twice. */
export function cutOff({ isUnsure }: { isUnsure: boolean }): Pick<Carried, 'then'> {
  return isUnsure ? { then: { kind: 'told', why: 'silent' } } : {};
}
