import { twoDigits } from '../../../shared/deviceMarks.js';
import type { useSecondWords } from './hooks.js';

/** The marks of a device: its name and two digits, or the digits alone. */
export function marksOf(deviceName: string | null, device: string, words: ReturnType<typeof useSecondWords>): string {
  const digits = twoDigits(device);
  return deviceName === null ? digits : words.say(words.joined.marks, { name: deviceName, digits });
}
