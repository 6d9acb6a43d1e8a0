/** All that the desk says, in one piece: a page loads its language as one file. */
import type { Like } from '../words.js';
import { account, type AccountWords } from './account.js';
import { desk, type DeskWords } from './desk.js';
import { form } from './form.js';
import { refusals } from './refusals.js';

const all = { form, refusals };

export type DeskPage = DeskWords & AccountWords & Like<typeof all>;

export const words: DeskPage = { ...desk, ...account, ...all };
