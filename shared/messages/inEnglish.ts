/**
 * The `message` of a refusal, as the contract has it: for logs and programs, and for clients without words of their
 * own.
 */
import type { PhotoFault } from '../entry.js';
import type { Refusal } from '../refusals.js';
import { refusals } from './en/refusals.js';
import { speechIn } from './say.js';
import { sayPhotoFault, sayRefusal } from './sayRefusal.js';

const speech = speechIn('en');

/** A refusal as it goes out. */
export function inEnglish(refusal: Refusal): Refusal & { message: string } {
  return { ...refusal, message: sayRefusal(refusal, refusals, speech) };
}

/** A photo's fault as it is kept. */
export function faultInEnglish(fault: Omit<PhotoFault, 'message'>): PhotoFault {
  return { ...fault, message: sayPhotoFault(fault, refusals, speech) };
}
