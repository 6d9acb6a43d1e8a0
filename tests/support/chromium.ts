import { find } from './programs.mjs';

/** Where the browser for tests is. Throws a line that says what is missing; `npm test` has looked before. */
export function chromiumPath(env: Record<string, string | undefined> = process.env): string {
  const found = find('chromium', env);
  if ('missing' in found) throw new Error(found.missing);
  return 'path' in found ? found.path : found.address;
}
