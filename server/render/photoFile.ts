/** The file of a photo for programs that take one file alone. */
import type { PublicEntry } from '../../shared/entry.js';

type Photo = PublicEntry['media'][number];

/** Returns the widest file of the type that all programs can show, which is the last type; undefined while there is none. */
export function fileOf({ state, sources }: Photo): Photo['sources'][number] | undefined {
  if (state !== 'ready') return undefined;
  const type = sources.at(-1)?.type;
  return sources.filter((source) => source.type === type).toSorted((a, b) => b.width - a.width)[0];
}
