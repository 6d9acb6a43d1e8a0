/** The JSON Merge Patch (RFC 7396) that turns one content into another. The kind never changes. */
import { isObject } from '../../shared/entry/patch.js';

type Fields = Readonly<Record<string, unknown>>;

export function patchOf(base: Fields, next: Fields): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(base), ...Object.keys(next)])) {
    const change = changeOf(base[name], next[name]);
    if (change !== undefined) patch[name] = change;
  }
  return patch;
}

/** undefined: nothing changes. null: the field goes. */
function changeOf(before: unknown, after: unknown): unknown {
  if (after === undefined) return before === undefined ? undefined : null;
  if (isSame(before, after)) return undefined;
  return isObject(before) && isObject(after) ? patchOf(before, after) : after;
}

/** Compares without regard to the order of names: an older page wrote them in another one. */
function isSame(a: unknown, b: unknown): boolean {
  if (isObject(a) && isObject(b)) return Object.keys(patchOf(a, b)).length === 0;
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((one, index) => isSame(one, b[index]));
}
