/**
 * Entries that reached readers late: which of them tell both of their times, and which came together. Pure, and by public
 * times alone, so that the server and every open page find the same groups.
 */

/** Public times of an entry, ISO 8601 to the minute. */
export interface Told {
  happenedAt: string;
  publishedAt: string;
}

/** From five minutes on, an entry tells when it was sent beside when it happened; past them, it is late. */
const LATE_MS = 5 * 60_000;
/** The longest time between two late entries of a group. A phone that is back in the network sends one after the other. */
const TOGETHER_MS = 3 * 60_000;

export function tellsBoth(told: Told): boolean {
  return lateness(told) >= LATE_MS;
}

export function isLate(told: Told): boolean {
  return lateness(told) > LATE_MS;
}

/** A late entry's mark in its `<article>`: both times. Undefined where it is not late. */
export function lateMark(told: Told): string | undefined {
  return isLate(told) ? `${told.happenedAt} ${told.publishedAt}` : undefined;
}

/** The times in such a mark; null where there is none. */
export function toldIn(mark: string | undefined): Told | null {
  const [happenedAt, publishedAt] = mark?.split(' ') ?? [];
  return happenedAt && publishedAt ? { happenedAt, publishedAt } : null;
}

/** The mark in the HTML of an `<article>`, where it has one. */
export function markIn(html: string): string | undefined {
  return /^<article [^>]*data-late="([^"]+)"/.exec(html)?.[1];
}

/** A group of late entries: the places of its first and last in the list, and the first and last time of what happened. */
export interface LateGroup {
  first: number;
  last: number;
  from: string;
  to: string;
}

/**
 * The groups in a list by falling order, where an entry that is not late is null: neighbours which are late and came
 * within minutes of each other. Whether two neighbours belong together depends on these two alone, so a group stays the
 * same however much of the feed is on the page. A single entry is none.
 */
export function lateGroups(entries: readonly (Told | null)[]): LateGroup[] {
  const groups: LateGroup[] = [];
  let before: Told | null = null;
  for (const [at, told] of entries.entries()) {
    const group = groups.at(-1);
    if (told && group && before && cameTogether(told, before)) groups[groups.length - 1] = joined(group, told, at);
    else if (told) groups.push({ first: at, last: at, from: told.happenedAt, to: told.happenedAt });
    before = told;
  }
  return groups.filter(({ first, last }) => last > first);
}

function joined({ first, from, to }: LateGroup, { happenedAt: at }: Told, last: number): LateGroup {
  return { first, last, from: at < from ? at : from, to: at > to ? at : to };
}

function cameTogether(one: Told, other: Told): boolean {
  return Math.abs(Date.parse(one.publishedAt) - Date.parse(other.publishedAt)) <= TOGETHER_MS;
}

function lateness({ happenedAt, publishedAt }: Told): number {
  return Date.parse(publishedAt) - Date.parse(happenedAt);
}
