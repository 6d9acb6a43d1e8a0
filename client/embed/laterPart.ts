/** The part of an embed's script that comes on use. */
import type * as More from './more.js';

/** Answers with a function that loads it; browsers keep what is loaded. */
export function laterPart(address: string): () => Promise<typeof More> {
  // The page names the address, which carries the hash of the build.
  return async () => (await import(/* @vite-ignore */ address)) as typeof More;
}
