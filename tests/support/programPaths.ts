/** The paths of programs that tests run beside Node. */
import { find, type PROGRAMS } from './programs.mjs';

/**
 * Returns the program's path, or the address of one that runs already. Throws with a line that names the missing
 * program.
 */
export function pathOf(name: keyof typeof PROGRAMS, env: Record<string, string | undefined> = process.env): string {
  const found = find(name, env);
  if ('missing' in found) throw new Error(found.missing);
  return 'path' in found ? found.path : found.address;
}
