/** Days between entries: the server and every open page find the same lines. Pure, and by public times alone. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment's day on the calendar of a zone, such as "2022-02-27"; '' for a text that is no time. */
export function dayOf(iso: string, timeZone: string): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return '';
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format.format(at);
}

/**
 * The day that stands above each entry of a list: '' where it is that of the neighbour before, and above the first, of which the
 * page's top says enough. An entry without a time is of its neighbour's day.
 */
export function dayLines(days: readonly string[]): string[] {
  let before = days.find((day) => day !== '') ?? '';
  return days.map((day) => {
    if (day === '' || day === before) return '';
    before = day;
    return day;
  });
}
