/** The words behind the reporter's first screen: of the form, of own entries, and of what the server refuses. */
import type { PhoneSecond } from '../en/phoneSecond.js';
import { camera } from './camera.js';
import { cover } from './cover.js';
import { form } from './form.js';
import { joined } from './joined.js';
import { phoneEntries } from './phoneEntries.js';
// The first screen's file, which is there by then, has what both need.
import './phonePage.js';
import { refusals } from './refusals.js';

export const words: PhoneSecond = { camera, cover, form, joined, refusals, ...phoneEntries };
