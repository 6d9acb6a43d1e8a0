/** The words of the reporter's first screen, in one piece: a page loads its language as one file. */
import type { PhonePage } from '../en/phonePage.js';
import { account } from './account.js';
import { begins } from './begins.js';
import { phone } from './phone.js';

export const words: PhonePage = { ...phone, ...account, form: begins };
