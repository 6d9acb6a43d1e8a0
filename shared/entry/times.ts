/** Public times are to the minute: seconds would tell in what order, and how fast, a reporter typed (rule A4). */
export function toMinute(iso: string): string {
  return `${iso.slice(0, 16)}:00.000Z`;
}
