/** The screen on which faces are covered, which comes after the form: photos wait for it on this phone. */
import { Later } from '../account/later.js';

export const COVER = new Later(() => import('./cover/coverScreen.js'));
