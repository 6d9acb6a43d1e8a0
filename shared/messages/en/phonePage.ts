/** The words of the reporter's first screen, in one piece: a page loads its language as one file. */
import type { Like } from '../words.js';
import { account, type AccountWords } from './account.js';
import { begins } from './begins.js';
import { phone, type PhoneWords } from './phone.js';

const form = { form: begins };

export type PhonePage = PhoneWords & AccountWords & Like<typeof form>;

export const words: PhonePage = { ...phone, ...account, ...form };
