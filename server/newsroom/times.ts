const AHEAD_MS = 2 * 60_000;
const BEHIND_MS = 30 * 86_400_000;

/**
 * When it happened, as far as it can be true: a phone's clock may be wrong, so what lies more than 2 minutes ahead of
 * the server or 30 days behind it becomes the time of receipt. Both ISO 8601.
 */
export function plausibleTime(happenedAt: string, receivedAt: string): string {
  const difference = Date.parse(happenedAt) - Date.parse(receivedAt);
  return difference > AHEAD_MS || difference < -BEHIND_MS ? receivedAt : happenedAt;
}
