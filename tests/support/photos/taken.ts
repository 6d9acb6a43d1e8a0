/** Digests of the files that a server takes as photos: what arrived, to be held against what left. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Rally } from '../rally.js';

export function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** From now on notes the digest (SHA-256, hex) of each file, as the photo's process gets it, in the list that it returns. */
export function digestsOfTaken({ parts: { pipeline } }: Rally): string[] {
  const taken: string[] = [];
  const decode = pipeline.process.bind(pipeline);
  pipeline.process = async (file, out) => {
    taken.push(digestOf(await readFile(file)));
    return decode(file, out);
  };
  return taken;
}
