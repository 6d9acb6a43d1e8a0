/**
 * Reads an answer of the Bot API that is not "ok". The API has no codes beside HTTP's, so its descriptions are
 * read, as its own server writes them (github.com/tdlib/telegram-bot-api, Client.cpp; github.com/tdlib/td). A description
 * stays in here: nothing of it goes into a log or to a screen.
 */
import type { OutletWhy } from '../../../shared/protocol/outlets.js';

/**
 * `same`: the message is so already. `missing`: there is no such message (any more). `fixed`: it can be neither deleted
 * nor edited any more, or not by us. `photo`: this picture is not taken. `words`: this text is not taken.
 */
export type AboutMessage = 'same' | 'missing' | 'fixed' | 'photo' | 'words';

export type Failure =
  | { is: 'message'; what: AboutMessage }
  /** Nobody took it; tried again after so many seconds. */
  | { is: 'later'; why: OutletWhy; status?: number; afterS: number | null }
  /** A person has to do something first. */
  | { is: 'dead'; why: OutletWhy; status?: number };

interface Refusal {
  status: number;
  description: string;
  retryAfterS: number | null;
}

const ABOUT_MESSAGE: readonly [RegExp, AboutMessage][] = [
  [/message is not modified/, 'same'],
  [/message(?: to \w+)? not found|message_id_invalid|message identifier is not specified/, 'missing'],
  [/(?:message|media) can't be (?:deleted|edited)|there is no (?:text|caption|media) in the message/, 'fixed'],
  [
    /photo_|image_process|image_\w+invalid|wrong file|wrong type of the web|failed to get http|wrong remote file/,
    'photo',
  ],
  [/can't parse entities|is too long|text is empty|text must be|media_empty|message must be non-empty/, 'words'],
];
const NO_RIGHTS =
  /not enough rights|have no rights|need administrator|chat_write_forbidden|chat_admin_required|right_forbidden/;
const NO_CHANNEL = /chat not found|chat_id is empty|peer_id_invalid|channel_(?:private|invalid)|chat was deleted/;

export function failureOf({ status, description, retryAfterS }: Refusal): Failure {
  const said = description.toLowerCase();
  if (status === 429) return { is: 'later', why: 'busy', status, afterS: retryAfterS };
  if (status >= 500) return { is: 'later', why: 'broken', status, afterS: null };
  // A token of the wrong shape is answered 404, one that is not known (any more) 401.
  if (status === 401 || status === 404) return { is: 'dead', why: 'bad-token', status };
  if (status === 403 || NO_CHANNEL.test(said)) return { is: 'dead', why: 'no-channel', status };
  if (NO_RIGHTS.test(said)) return { is: 'dead', why: 'no-rights', status };
  const [, what] = ABOUT_MESSAGE.find(([pattern]) => pattern.test(said)) ?? [];
  if (what !== undefined) return { is: 'message', what };
  return { is: 'later', why: 'declined', status, afterS: null };
}
