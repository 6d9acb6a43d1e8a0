const AHEAD_MS = 2 * 60_000;
const BEHIND_MS = 30 * 86_400_000;

/**
 * When it happened, as far as it can be true: a phone's clock may be wrong, so what lies more than 2 minutes ahead of
 * the server or 30 days before the entry was received becomes the time of receipt. All ISO 8601; `at` is the server's
 * clock, at a post the time of receipt itself.
 */
export function plausibleTime(happenedAt: string, { at, receivedAt }: { at: string; receivedAt: string }): string {
  const ahead = Date.parse(happenedAt) - Date.parse(at);
  const behind = Date.parse(receivedAt) - Date.parse(happenedAt);
  return ahead > AHEAD_MS || behind > BEHIND_MS ? receivedAt : happenedAt;
}
