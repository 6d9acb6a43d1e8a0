import { isFull } from '../../store/full.js';
import type { SecondSpoken } from '../words.js';

/** The sentence on why this phone did not store what was to be sent. */
export function sayNotStored(error: unknown, words: Pick<SecondSpoken, 'noRoom' | 'notStored'>): string {
  return isFull(error) ? words.noRoom : words.notStored;
}
