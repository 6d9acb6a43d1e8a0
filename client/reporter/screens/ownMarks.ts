import { deviceName } from '../../../shared/deviceMarks.js';
import type { useSecondWords } from './hooks.js';
import { marksOf } from './marks.js';

/** The marks of this very device, made as the server makes them. */
export function ownMarks(device: string, words: ReturnType<typeof useSecondWords>): string {
  return marksOf(deviceName(navigator.userAgent), device, words);
}
