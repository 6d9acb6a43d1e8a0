/** Why a photo of this phone is not on its way: the nearest of the things that it waits for. */
import { isCommand, type Items } from '../outbox/item.js';
import { sendablePhotos } from '../outbox/photos.js';
import type { Delivery } from '../outbox/verdict.js';
import type { PhotoWishes } from '../photos/photoWishes.js';

export type PhotoWait = 'entry' | 'network' | 'wifi' | 'reporter' | 'server' | 'words' | 'turn';

export interface WaitFacts {
  /** Items of this person, by turn. */
  items: Items;
  isAway: boolean;
  waitsFor: PhotoWishes['waitsFor']['value'];
  /** Whether photos get through. */
  delivery: Delivery;
}

export function photoWait(photo: string, { items, isAway, waitsFor, delivery }: WaitFacts): PhotoWait {
  if (!sendablePhotos(items).some(({ command }) => command === photo)) return 'entry';
  if (isAway) return 'network';
  if (waitsFor !== null) return waitsFor;
  if (delivery === 'busy') return 'server';
  if (delivery === 'lost') return 'network';
  // Words that need the reporter, or wait for the blog, hold no photo up.
  return items.some((item) => isCommand(item) && item.refusal === null && !item.paused) ? 'words' : 'turn';
}
