/** The part of an embed's script that comes on use. */
import type * as More from './more.js';

/** Answers with a function that loads it; browsers keep what is loaded. */
export function laterPart(origin: string, address: string): () => Promise<typeof More> {
  // The page names the address, which carries the hash of the build; nothing else that it says becomes a script of the host.
  const [file = ''] = /^\/assets\/[\w.-]+$/.exec(address) ?? [];
  return async () => (await import(/* @vite-ignore */ origin + file)) as typeof More;
}
