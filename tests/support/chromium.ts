import { find } from './programs.mjs';

/** The path of the tests' browser. Throws a line that names what is missing; `npm test` has looked before. */
export function chromiumPath(env: Record<string, string | undefined> = process.env): string {
  const found = find('chromium', env);
  if ('missing' in found) throw new Error(found.missing);
  return 'path' in found ? found.path : found.address;
}
