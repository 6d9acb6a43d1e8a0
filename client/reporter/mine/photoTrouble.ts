/** The sentences of photos that did not arrive: what happened, and what to do. */
import { sayPhotoFault, sayRefusal } from '../../../shared/messages/sayRefusal.js';
import type { Refusal } from '../../../shared/refusals.js';
import type { PhoneSpoken } from '../words.js';
import type { OwnPhoto } from './photos.js';

/** The sentence for a photo of which the server could make nothing. */
export function failedPhoto(fault: OwnPhoto['fault'], words: PhoneSpoken): string {
  return fault === null ? words.photos.failed : sayPhotoFault(fault, words.refusals, words);
}

/** The sentence for a photo that the server refused for good. */
export function refusedPhoto(refusal: Refusal, words: PhoneSpoken): string {
  const ofPhoto: Partial<Record<string, string>> = words.photos.refused;
  // Reasons that are about the photo say what to do; others are about the protocol, which a reporter has no part in.
  const isExact = /^(?:photo|too-many-photos)/.test(refusal.why ?? '');
  return (isExact ? undefined : ofPhoto[refusal.code]) ?? sayRefusal(refusal, words.refusals, words);
}
