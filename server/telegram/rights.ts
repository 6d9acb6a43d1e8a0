/** The rights that a bot needs in a channel: to post, to edit, and to delete. */
import { RIGHTS, type ChatMember, type Right } from './botApi.js';

/** The rights that are missing; all of them where the bot is no administrator. */
export function missingRights(member: ChatMember): Right[] {
  if (member.status === 'creator') return [];
  return RIGHTS.filter((right) => member.status !== 'administrator' || member[right] !== true);
}
