import { deviceName, twoDigits } from '../../../shared/deviceMarks.js';
import type { useSecondWords } from './hooks.js';

type Words = ReturnType<typeof useSecondWords>;

/** The marks of a device: its name and two digits, or the digits alone. */
export function marksOf(name: string | null, device: string, words: Words): string {
  const digits = twoDigits(device);
  return name === null ? digits : words.say(words.joined.marks, { name, digits });
}

/** The marks of this very device, made as the server makes them. */
export function ownMarks(device: string, words: Words): string {
  return marksOf(deviceName(navigator.userAgent), device, words);
}
