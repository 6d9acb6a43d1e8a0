/**
 * The size of an input, looked at before any schema: a schema says what is wrong with each name of a map, and an input
 * may have tens of thousands. Nothing here calls itself, so that no depth fills the stack.
 */
import type { Fault } from './content.js';

/** At most so many names in an object, or items in a list. A revision has the most: about half of them. */
export const MEMBERS_MAX = 64;
/** At most so many values in all; a blog's settings with all their translations have 3,000. */
export const VALUES_MAX = 10_000;
/** Deeper than any command is: translations.<lang>.media.<id>.alt has five. */
export const DEEPEST = 8;

interface Place {
  value: object;
  path: readonly string[];
}

/** Finds where an input is larger than any of ours can be; null where it is not. */
export function faultOfSize(input: unknown): Fault | null {
  const waiting = placesOf([['', input]], () => []);
  let values = 0;
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { value, path } = place;
    const field = path.join('.');
    if (path.length > DEEPEST) return { field, why: 'malformed' };
    if (sizeOf(value) > MEMBERS_MAX) return { field, why: 'too-many', values: { n: MEMBERS_MAX } };
    const members = Object.entries(value);
    values += members.length;
    if (values > VALUES_MAX) return { field: '', why: 'malformed' };
    waiting.push(...placesOf(members, (name) => [...path, name]));
  }
  return null;
}

function sizeOf(value: object): number {
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}

/** The objects and lists among members, which have members themselves. */
function placesOf(members: readonly (readonly [string, unknown])[], pathOf: (name: string) => string[]): Place[] {
  return members.flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? [{ value, path: pathOf(name) }] : [],
  );
}
