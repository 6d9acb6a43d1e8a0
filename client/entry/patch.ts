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

/** undefined: nothing changes. null: it goes. */
function changeOf(before: unknown, after: unknown): unknown {
  if (after === undefined) return before === undefined ? undefined : null;
  if (!isObject(before) || !isObject(after)) return isSame(before, after) ? undefined : after;
  const patch = patchOf(before, after);
  return Object.keys(patch).length === 0 ? undefined : patch;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
