/** Photos that keep an entry from being sent, since nobody has approved them. */
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import type { Draft } from '../../entry/draft.js';
import type { Fault } from '../../entry/fault.js';
import { broughtIn, firstHeld } from '../cover/held.js';
import { useReporting, useSecondWords } from './hooks.js';
import { heldName } from './photoFaces.js';

/** Asks this phone anew: another window may have changed a photo. Answers with the fault to say at the first one; null: all may go. */
export function useHeld({ facesRequired }: Pick<SessionBlog, 'facesRequired'>) {
  const { photos } = useReporting();
  const { say, cover } = useSecondWords();
  return async (draft: Pick<Draft, 'photos' | 'from'>): Promise<Fault | null> => {
    const looks = await Promise.all(broughtIn(draft).map(async ({ id }) => [id, await photos.look(id)] as const));
    const held = firstHeld(draft.photos, new Map(looks), facesRequired === true);
    if (held === null) return null;
    return { field: heldName(held.index), message: say(cover.held[held.why], { place: held.index + 1 }) };
  };
}
