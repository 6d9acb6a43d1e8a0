/** Milliseconds on a clock that all processes of this machine share; unrelated to the time of day. */
export function clock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Marks the time of sending in a text: its receiver knows how long it was under way. */
const SENT = 'sent at ';

export function stamp(): string {
  return `${SENT}${clock().toFixed(3)} `;
}

/** Milliseconds since a message with a stamp was sent; null where it has none. */
export function ageOf(message: Buffer): number | null {
  const at = message.indexOf(SENT);
  if (at < 0) return null;
  const begin = at + SENT.length;
  return clock() - Number(message.toString('latin1', begin, message.indexOf(' ', begin)));
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
