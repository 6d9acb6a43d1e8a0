import { nextTurn, type Items, type PhotoItem } from './item.js';

type Where = Pick<PhotoItem, 'command' | 'entry' | 'blog' | 'person' | 'writtenAt'>;

const FRESH = { verb: 'photo', attempts: 0, notBefore: 0, paused: false, refusal: null, uploadUrl: null } as const;

/** Queues a photo once more, where the server lost it for no fault of the photo. */
export function withPhotoAgain(items: Items, photo: Where): Items {
  if (items.some(({ command }) => command === photo.command)) return items;
  return [...items, { ...FRESH, ...photo, turn: nextTurn(items) }];
}
