/** Moves of a photo through its entry's media, each one command: the one place where a photo meets the newsroom. */
import { createHash } from 'node:crypto';
import type { PhotoFault } from '../../../shared/entry.js';
import { faultInEnglish } from '../../../shared/messages/inEnglish.js';
import { Refused } from '../../../shared/refusals.js';
import type { Newsroom, PhotoMove } from '../../newsroom.js';
import type { PhotoRecord } from '../../storage/ports.js';

export type Move =
  | Omit<Extract<PhotoMove, { to: 'processing' }>, keyof Named>
  | ReadyMove
  | { to: 'failed'; fault: PhotoFault };
export type ReadyMove = Omit<Extract<PhotoMove, { to: 'ready' }>, keyof Named>;
type Named = Pick<PhotoMove, 'command' | 'blog' | 'entry' | 'photo'>;

/** The fault of a photo that could not be decoded for reasons that are not its own. */
export const LOST: PhotoFault = faultInEnglish({ code: 'lost' });

/**
 * Asks the newsroom for a move. `cause`: the upload that the move came of, so that the same move again, after a lost
 * answer or a crash, is the same command (rule J3). `device`: the device that sent the file, which must not be revoked
 * (rule A3).
 */
export function movePhoto(
  newsroom: Newsroom,
  { id: photo, blog, entry }: PhotoRecord,
  cause: string,
  move: Move,
  device: string | null = null,
): Promise<unknown> {
  return newsroom.media({ command: commandOf(photo, cause, move.to), blog, entry, photo, ...move }, device);
}

/** Makes a UUID of version 8: from a digest. */
function commandOf(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join(' '), 'utf8').digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** Whether the newsroom may accept the same move later. */
export function mayComeLater(error: unknown): boolean {
  return error instanceof Refused && error.refusal.retry && error.refusal.code !== 'unauthenticated';
}
