/** The part that asks the phone for its own unlock, which comes where somebody wants it. */
import { Later } from '../../account/later.js';

export const PHONE_UNLOCK = new Later(() => import('./phoneUnlock.js'));
