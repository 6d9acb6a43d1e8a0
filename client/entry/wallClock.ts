/** Moments and the time that a clock on the square shows (`2022-02-27T19:42`), whatever zone the phone is in. */

/** null where the text is no such time. */
export function fromWallClock(local: string, timeZone: string): string | null {
  const guess = Date.parse(`${local}Z`);
  if (Number.isNaN(guess)) return null;
  // The offset is taken twice, since the zone's is that of the moment itself, not of the guess.
  const once = guess - offset(guess, timeZone);
  return new Date(guess - offset(once, timeZone)).toISOString();
}

/** A clock on the square may be ahead of the server's by this; a time that seems to lie ahead is of today then, and now. */
const AHEAD_MS = 2 * 60_000;

/**
 * The last moment at which clocks in the zone showed a time of day (`22:40`): of today, or else of yesterday. Never after
 * `now` (ISO 8601); null where the text is no time of day.
 */
export function latestAt(time: string, timeZone: string, now: string): string | null {
  const [present, today] = [Date.parse(now), toWallClock(now, timeZone).slice(0, 10)];
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  const moments = [today, yesterday].flatMap((day) => momentsOf(`${day}T${time.slice(0, 5)}`, timeZone));
  const past = moments.filter((at) => at <= present + AHEAD_MS);
  return past.length === 0 ? null : new Date(Math.min(Math.max(...past), present)).toISOString();
}

/** Both moments of a time that clocks show twice, as they are set back; for a time that they leap over, the one after. */
function momentsOf(local: string, timeZone: string): number[] {
  const guess = Date.parse(`${local}Z`);
  if (Number.isNaN(guess)) return [];
  const offsets = [-12, 12].map((hours) => offset(guess + hours * 3_600_000, timeZone));
  const moments = offsets.map((ahead) => guess - ahead);
  const shown = moments.filter((at) => toWallClock(new Date(at).toISOString(), timeZone) === local);
  return shown.length > 0 ? shown : [Math.max(...moments)];
}

export function toWallClock(iso: string, timeZone: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? iso : new Date(at + offset(at, timeZone)).toISOString().slice(0, 16);
}

/** Milliseconds that the zone is ahead of UTC at that moment. */
function offset(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const wall = `${part.year ?? ''}-${part.month ?? ''}-${part.day ?? ''}T${part.hour ?? ''}:${part.minute ?? ''}Z`;
  return Date.parse(wall) - Math.floor(at / 60_000) * 60_000;
}
