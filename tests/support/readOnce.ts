/**
 * Reads what each suite would read anew once for each worker: the driver of Chromium is 2 MB of source, the server in the
 * tests' own process half a thousand files. It is for what keeps nothing between suites and is never replaced by a suite.
 * Errors, arrays and objects that come from there are not instances of the suite's own classes.
 */
import { createRequire } from 'node:module';

interface Shared {
  readOnce?: (name: string) => unknown;
  importOnce?: (address: string) => Promise<unknown>;
}

// Without jest, as in benches, there are no suites to share with.
const { readOnce: read = createRequire(import.meta.url), importOnce: load = (address) => import(address) } =
  globalThis as Shared;

/** A package of CommonJS by its name. */
export const readOnce: (name: string) => unknown = read;

/** A module of TypeScript by its address, as `new URL('./once/rally.ts', import.meta.url)`. */
export const importOnce = ({ href }: URL): Promise<unknown> => load(href);
