/** A sentence about a file that could not be taken as a photo, and what to do. */
import { NoPhoto } from '../photos/picture.js';
import type { FormSpeech } from './formWords.js';

export function photoFault(error: unknown, name: string, { say, form }: FormSpeech): string {
  const { notAccepted, notDecoded, hidden, tooManyPixels } = form.photos;
  // A file in a cloud, or on a card, may be gone by the time that it is read.
  if (!(error instanceof NoPhoto)) return say(notDecoded, { name });
  const ofKind: Readonly<Partial<Record<string, string>>> = notAccepted;
  const of = { 'not-decoded': notDecoded, hidden, 'too-many-pixels': tooManyPixels };
  const why = { 'not-accepted': ofKind[error.kind] ?? notAccepted.unknown, ...of };
  return say(why[error.why], { name, n: error.megapixels });
}
