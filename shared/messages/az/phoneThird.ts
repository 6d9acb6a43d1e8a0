/** The words that come after the form's: of this phone, its lock and its quick exit, of camera and covering, of shared things. */
import type { PhoneThird } from '../en/phoneThird.js';
import { cameraScreen } from './cameraScreen.js';
import { coverScreen } from './coverScreen.js';
import { phoneLock } from './phoneLock.js';
import { shared } from './shared.js';
import { exit, taken } from './taken.js';
import { thisPhone } from './thisPhone.js';

export const words: PhoneThird = { cameraScreen, coverScreen, exit, taken, thisPhone, lock: phoneLock, shared };
