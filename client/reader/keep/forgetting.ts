/** Forgets the copy of a blog on this device. */
import { forgetCopy } from '../../kept/copy.js';
import { removeUnusedWorker } from '../workerUses.js';
import { askWorker } from './askWorker.js';

/** Milliseconds. */
const SILENT = 2_000;

/** By the worker, which may be at work on the copy just now; and here, where there is none or one that is silent. */
export async function forgetKept(slug: string): Promise<void> {
  const silent = new Promise((resolve) => setTimeout(resolve, SILENT));
  await Promise.race([askWorker(slug, { kept: 'forget', address: `/live/${slug}` }), silent]);
  await forgetCopy(slug);
  await removeUnusedWorker(slug);
}
