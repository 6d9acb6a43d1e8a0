/** The part of an embed's script that comes on use. */
import type * as More from './more.js';

let failures = 0;

/** Answers with a function that loads it; browsers keep what is loaded, and what failed: the next attempt has another address. */
export function laterPart(origin: string, address: string): () => Promise<typeof More> {
  // The page names the address, which carries the hash of the build; nothing else that it says becomes a script of the host.
  const [file = ''] = /^\/assets\/[\w.-]+$/.exec(address) ?? [];
  return () =>
    (import(/* @vite-ignore */ origin + file + (failures ? `?${failures}` : '')) as Promise<typeof More>).catch(
      (failure: unknown) => {
        failures += 1;
        throw failure;
      },
    );
}
