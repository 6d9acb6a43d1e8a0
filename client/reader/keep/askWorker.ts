/** A word to the blog's worker, and its answer. */
import type { KeepMessage, KeepOutcome } from '../../../shared/protocol/keep.js';
import { workerOf } from '../workerUses.js';

/** Milliseconds: a copy takes a while on a bad line, and a worker of another build may not know the word. */
const PATIENCE = 60_000;

/** null where there is no worker; 'failed' where it does not answer. */
export async function askWorker(slug: string, message: KeepMessage): Promise<KeepOutcome | null> {
  const worker = (await workerOf(slug))?.active;
  if (!worker) return null;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('failed'), PATIENCE);
    port1.onmessage = ({ data }: MessageEvent<KeepOutcome>) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.postMessage(message, [port2]);
  });
}

/** The address of the page that is read: in its language, newest entries first. */
export function addressOfPage(slug: string): string {
  const lang = new URLSearchParams(location.search).get('lang');
  return `/live/${slug}${lang === null ? '' : `?lang=${encodeURIComponent(lang)}`}`;
}
