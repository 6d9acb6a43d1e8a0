/** Moments and the time that a clock on the square shows (`2022-02-27T19:42`), whatever zone the phone is in. */

/** null where the text is no such time. */
export function fromWallClock(local: string, timeZone: string): string | null {
  const guess = Date.parse(`${local}Z`);
  if (Number.isNaN(guess)) return null;
  // The offset is taken twice, since the zone's is that of the moment itself, not of the guess.
  const once = guess - offset(guess, timeZone);
  return new Date(guess - offset(once, timeZone)).toISOString();
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
