/** The words behind the reporter's first screen: of the form, and of what the server refuses. */
import type { Like } from '../words.js';
import { form } from './form.js';
// The first screen's file, which is there by then, has what both need.
import './phonePage.js';
import { refusals } from './refusals.js';

const all = { form, refusals };

export type PhoneSecond = Like<typeof all>;

export const words: PhoneSecond = all;
