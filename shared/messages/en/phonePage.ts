/** All that the reporter's page says, in one piece: a page loads its language as one file. */
import type { Like } from '../words.js';
import { account, type AccountWords } from './account.js';
import { form } from './form.js';
import { phone, type PhoneWords } from './phone.js';
import { refusals } from './refusals.js';

const all = { form, refusals };

export type PhonePage = PhoneWords & AccountWords & Like<typeof all>;

export const words: PhonePage = { ...phone, ...account, ...all };
