/** Where the programs are that tests run beside Node. */
import { find, type PROGRAMS } from './programs.mjs';

/** Or the address of one that runs already. Throws, with one line that says what is missing. */
export function pathOf(name: keyof typeof PROGRAMS, env: Record<string, string | undefined> = process.env): string {
  const found = find(name, env);
  if ('missing' in found) throw new Error(found.missing);
  return 'path' in found ? found.path : found.address;
}
