/** The words behind the reporter's first screen: of the form, of the camera, of entries, of this phone, and of what the server refuses. */
import type { Like } from '../words.js';
import { camera } from './camera.js';
import { cover } from './cover.js';
import { form } from './form.js';
import { phoneEntries } from './phoneEntries.js';
import { phoneLock } from './phoneLock.js';
// The first screen's file, which is there by then, has what both need.
import './phonePage.js';
import { refusals } from './refusals.js';
import { exit, taken } from './taken.js';
import { thisPhone } from './thisPhone.js';

const all = { camera, cover, form, refusals, thisPhone, exit, taken, lock: phoneLock, ...phoneEntries };

export type PhoneSecond = Like<typeof all>;

export const words: PhoneSecond = all;
