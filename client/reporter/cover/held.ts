/** Photos that must not be sent yet, and what a photo says of its faces once it may. Pure. */
import type { Draft } from '../../entry/draft.js';
import { photosOf, type DraftPhoto } from '../../entry/draftPhotos.js';
import type { Look } from '../photos/photoRow.js';

/** `unseen`, `hidden`, `unopened`: the blog requires that faces are looked for, which was not done, or cannot be. */
export interface Held {
  index: number;
  why: 'open' | 'unseen' | 'hidden' | 'unopened';
}

type Looks = ReadonlyMap<string, Look>;

/** The photos that the draft brings: those that the entry had before are with the server. */
export function broughtIn({ photos, from }: Pick<Draft, 'photos' | 'from'>): readonly DraftPhoto[] {
  const before = photosOf(from?.words.media).map(({ id }) => id);
  return photos.filter(({ id }) => !before.includes(id));
}

/** The first photo that has to wait; null where all may go. */
export function firstHeld(photos: readonly Pick<DraftPhoto, 'id'>[], looks: Looks, areRequired: boolean): Held | null {
  for (const [index, { id }] of photos.entries()) {
    const why = whyHeld(looks.get(id) ?? 'absent', areRequired);
    if (why !== null) return { index, why };
  }
  return null;
}

function whyHeld(look: Look, areRequired: boolean): Held['why'] | null {
  switch (look) {
    case 'open':
      return 'open';
    case 'unseen':
    case 'hidden':
    case 'unopened':
      return areRequired ? look : null;
    case 'checked':
    case 'covered':
    case 'absent':
      // A photo of another phone, or on the server already, is for the server to judge.
      return null;
  }
}

/** The photos with what is known of their faces; the same list where nothing of it is new. */
export function withLooks(photos: readonly DraftPhoto[], looks: Looks): readonly DraftPhoto[] {
  const next = photos.map((photo) => withLook(photo, looks.get(photo.id)));
  return next.every((photo, at) => photo === photos[at]) ? photos : next;
}

function withLook(photo: DraftPhoto, look: Look | undefined): DraftPhoto {
  const { rest } = photo;
  if (look === 'open' && rest.facesChecked === true) {
    const { facesChecked: _notNow, ...others } = rest;
    return { ...photo, rest: others };
  }
  if (look !== 'checked' && look !== 'covered') return photo;
  const isKnown = rest.facesChecked === true && (look === 'checked' || rest.altered === true);
  return isKnown ? photo : { ...photo, rest: { ...rest, ...facesSaid(look) } };
}

/** The fields of a photo whose faces were looked for. */
export function facesSaid(look: Look): Record<string, true> {
  if (look === 'covered') return { facesChecked: true, altered: true };
  return look === 'checked' ? { facesChecked: true } : {};
}
