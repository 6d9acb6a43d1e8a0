/** All that the desk says, in one piece: a page loads its language as one file. */
import type { DeskPage } from '../en/deskPage.js';
import { account } from './account.js';
import { desk } from './desk.js';
import { form } from './form.js';
import { refusals } from './refusals.js';

export const words: DeskPage = { ...desk, ...account, form, refusals };
