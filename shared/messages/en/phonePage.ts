/** All that the reporter's page says, in one piece: a page loads its language as one file. */
import type { Like } from '../words.js';
import { account } from './account.js';
import { phone } from './phone.js';
import { form } from './form.js';
import { refusals } from './refusals.js';

export const words = { ...phone, ...account, form, refusals };

export type PhonePage = Like<typeof words>;
