import type { Role } from '../../shared/entry.js';
import { isEditor } from '../../shared/may.js';

const AHEAD_MS = 2 * 60_000;
const BEHIND_MS = 30 * 86_400_000;

interface Received {
  /** The server's clock; at a post the time of receipt itself. */
  at: string;
  receivedAt: string;
  /** The role of the person who says when it happened. */
  role: Role;
}

/**
 * Corrects the time of an event as far as it cannot be true: a phone's clock may be wrong, so a time more than 2 minutes
 * ahead of the server, or 30 days before the entry was received, becomes the time of receipt. Editors may name any earlier
 * day, since their form asks back where it is long ago. All times are ISO 8601.
 */
export function plausibleTime(happenedAt: string, { at, receivedAt, role }: Received): string {
  const ahead = Date.parse(happenedAt) - Date.parse(at);
  const behind = Date.parse(receivedAt) - Date.parse(happenedAt);
  const isTooLong = behind > BEHIND_MS && !isEditor({ role });
  return ahead > AHEAD_MS || isTooLong ? receivedAt : happenedAt;
}
