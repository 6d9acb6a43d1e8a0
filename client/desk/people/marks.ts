import { twoDigits } from '../../../shared/deviceMarks.js';
import type { DeskDevice } from '../../../shared/protocol/people.js';
import type { DeskSpoken } from '../words.js';

/** The marks of a device as it shows them itself: its name, where it has one, and two digits. */
export function marksOf({ id, deviceName }: Pick<DeskDevice, 'id' | 'deviceName'>, words: DeskSpoken): string {
  const digits = twoDigits(id);
  return deviceName === null ? digits : words.say(words.deviceMarks, { name: deviceName, digits });
}
