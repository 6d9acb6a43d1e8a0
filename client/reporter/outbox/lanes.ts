/**
 * Three lanes to the server, one item in each at a time: retractions never wait behind words, nor words behind photos
 * (rule O3). A lane knows what is on its way, how often it failed, and until when it rests.
 */
export type LaneName = 'retracts' | 'words' | 'photos';

export interface Lane {
  /** The command or photo on its way, or null. */
  sending: string | null;
  failures: number;
  /** ms since 1970. */
  restsUntil: number;
  /** The server asked for the rest: a network that comes back does not end it. */
  isAsked: boolean;
}

export function freshLane(): Lane {
  return { sending: null, failures: 0, restsUntil: 0, isAsked: false };
}

export function isFree(lane: Lane, now: number): boolean {
  return lane.sending === null && lane.restsUntil <= now;
}

export function begins(lane: Lane, command: string): void {
  lane.sending = command;
}

export function ends(lane: Lane): void {
  lane.sending = null;
}

export function succeeds(lane: Lane): void {
  Object.assign(lane, { failures: 0, restsUntil: 0, isAsked: false });
}

export function rests(lane: Lane, until: number, isAsked: boolean): void {
  Object.assign(lane, { failures: lane.failures + 1, restsUntil: until, isAsked });
}

export function wakes(lane: Lane): void {
  if (!lane.isAsked) lane.restsUntil = 0;
}
