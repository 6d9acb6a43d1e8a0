/** Moments as programs read them: in the rally's own zone, and the last one of an entry. */
import type { PublicEntry } from '../../shared/entry.js';
import { offsetMinutes } from './clock.js';

/** Returns a moment with the zone's offset (`2022-02-27T15:42:00+04:00`), ISO 8601, from one in UTC. */
export function inZone(at: string, timeZone: string): string {
  const offset = offsetMinutes(timeZone, at);
  const local = new Date(Date.parse(at) + offset * 60_000).toISOString().slice(0, 19);
  const minutes = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** Returns the last moment at which an entry was published, edited or corrected, ISO 8601, UTC. */
export function lastChangeOf({ publishedAt, editedAt, correction }: PublicEntry): string {
  return [editedAt, correction?.at].reduce<string>(
    (latest, at) => (at !== undefined && at > latest ? at : latest),
    publishedAt,
  );
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
