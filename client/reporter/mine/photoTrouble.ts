/** Sentences for a photo that did not arrive: the reason, and what to do. */
import { sayPhotoFault, sayRefusal } from '../../../shared/messages/sayRefusal.js';
import type { Refusal } from '../../../shared/refusals.js';
import type { FormSpeech } from '../../entry/formWords.js';
import type { SecondSpoken } from '../words.js';
import type { OwnPhoto } from './photos.js';

type Words = Pick<SecondSpoken, 'sentPhotos'>;

/** The sentence for a photo of which the server could make nothing. */
export function failedPhoto(fault: OwnPhoto['fault'], words: Words, speech: FormSpeech): string {
  return fault === null ? words.sentPhotos.failed : sayPhotoFault(fault, speech.refusals, speech);
}

/** The sentence for a photo that the server refused for good. */
export function refusedPhoto(refusal: Refusal, words: Words, speech: FormSpeech): string {
  const ofPhoto: Partial<Record<string, string>> = words.sentPhotos.refused;
  // Reasons that are about the photo say what to do; others are about the protocol, which a reporter has no part in.
  const isExact = /^(?:photo|too-many-photos)/.test(refusal.why ?? '');
  return (isExact ? undefined : ofPhoto[refusal.code]) ?? sayRefusal(refusal, speech.refusals, speech);
}
