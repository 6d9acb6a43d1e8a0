/** Where the programs are that tests run beside Node. */
import { PROGRAMS, find } from './programs.mjs';

/** Throws, with one line that says what is missing. */
export function pathOf(name: keyof typeof PROGRAMS, env: Record<string, string | undefined> = process.env): string {
  const found = find(name, env);
  if ('path' in found) return found.path;
  throw new Error(found.missing);
}
