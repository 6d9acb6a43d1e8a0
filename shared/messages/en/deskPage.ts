/** All that the desk says, in one piece: a page loads its language as one file. */
import type { Like } from '../words.js';
import { account } from './account.js';
import { desk } from './desk.js';
import { form } from './form.js';
import { refusals } from './refusals.js';

export const words = { ...desk, ...account, form, refusals };

export type DeskPage = Like<typeof words>;
