/**
 * Reads a package once for each worker, and not anew for each suite: the driver of Chromium is 2 MB of source, a third
 * of what a suite with a page reads. It is for packages that keep nothing between suites and are never replaced by a
 * suite. Their errors are not instances of the suite's own Error.
 */
import { createRequire } from 'node:module';

const { readOnce: shared } = globalThis as { readOnce?: (name: string) => unknown };

/** Without jest, as in benches, there are no suites to share with. */
export const readOnce: (name: string) => unknown = shared ?? createRequire(import.meta.url);
