/**
 * The way of a photo as one machine: its upload, its record and its place in the entry together. Pure: the machine says
 * which state follows and what is to be done for it, and `photos/` does it. The rows stand in photoWay/table.ts.
 *
 * The photo's record and the entry's media are one state here, since the journal writes both in one transaction.
 */
import type { MediaState } from '../../shared/entry.js';
import { TABLE } from './photoWay/table.js';
import type { Step, UploadEvent, UploadStanding, WayEvent, WayState } from './photoWay/terms.js';

/** Finds the step for an event in a state. Throws where the event is impossible there. */
export function stepOf(state: WayState, event: WayEvent): Step {
  const rows = TABLE[event][state.upload];
  const row = 'effects' in rows || 'impossible' in rows ? rows : rows[state.photo];
  if ('impossible' in row) throw new Error(`${event} cannot meet ${state.upload}/${state.photo}: ${row.impossible}`);
  const { to, effects, deny } = row;
  return { next: { ...state, ...to }, effects, ...(deny === undefined ? {} : { deny }) };
}

/** The step for an event that the upload alone decides. */
export function uploadStepOf(upload: UploadStanding, event: UploadEvent): Step {
  return stepOf({ upload, photo: 'unknown' }, event);
}

/** `upload-of-no-photo`: no such state is ever stored; its rows lead out of it all the same. */
export function illegalState({ upload, photo }: WayState): 'upload-of-no-photo' | null {
  return upload !== 'none' && photo === 'unknown' ? 'upload-of-no-photo' : null;
}

const ENTRY_MOVES = {
  processing: ['waiting', 'failed'],
  ready: ['processing'],
  failed: ['waiting', 'processing', 'failed'],
} as const satisfies Partial<Record<MediaState, readonly MediaState[]>>;

/** Whether a photo may move so in its entry; the newsroom holds every move to this, whoever asks for it. */
export function mayMoveInEntry(from: MediaState, to: keyof typeof ENTRY_MOVES): boolean {
  return (ENTRY_MOVES[to] as readonly MediaState[]).includes(from);
}
