/** The check of an entry on this phone, which comes after the form: the server checks all the same. */
import { Later } from '../account/later.js';

export const CHECK = new Later(() => import('./screens/check.js'));
