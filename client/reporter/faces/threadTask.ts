/** The page's tasks for the thread that searches, and its answers: one for each, in their order. */
import type { Pixels } from '../../photos/pixels.js';
import type { FaceBox } from './finder.js';

export type ThreadTask = { is: 'load' } | { is: 'find'; picture: Pixels };

export type ThreadAnswer = { is: 'ready' } | { is: 'found'; faces: FaceBox[] } | { is: 'failed'; why: string };
