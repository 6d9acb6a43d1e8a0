/** The world around an account: the server, the device, and the app that it belongs to. */
import type { DeskEvents, EditorEvents, SessionAnswer } from '../../shared/protocol/desk.js';
import type { Api } from './api.js';
import type { Ticks } from './clock.js';
import type { After } from './device.js';
import type { DeskListeners, AccountSocket } from './deskSocket.js';
import type { SessionHalf } from './half.js';
import type { Shelf } from './shelf.js';

export interface AccountParts {
  api: Api;
  /** The second half of the session; `api` sends it, too. */
  half: SessionHalf;
  openSocket: (on: DeskListeners) => AccountSocket;
  /** ms since 1970. */
  now: () => number;
  /** By default the page's own. */
  ticks?: Ticks;
  after: After;
  /** Whether anybody can see the page now. */
  isSeen: () => boolean;
}

export interface AccountManner {
  /** Keeps the session of the last visit, to write on while the server does not answer; null: nothing is kept. */
  memory: Shelf | null;
  /** The name for the state in which the server no longer knows somebody who was signed in. */
  forgottenIs: 'signed-out' | 'revoked';
  /** The time between two questions to the server while there is no socket. */
  pollMs: number;
}

export interface AccountListeners extends Partial<Pick<EditorEvents, 'item' | 'readers'>> {
  /** Somebody is signed in, or more is known of them. `before`: what was known, if they were already. */
  entered: (answer: SessionAnswer, is: { isRemembered: boolean; before: SessionAnswer | null }) => void;
  left: () => void;
  /** Told after `left` where the desk ended the session, or `forgottenIs` names every end so. */
  revoked?: () => void;
  /** The connection is back, or may be. */
  back?: () => void;
  /** The server was asked for the session, whatever it answered. */
  asked?: () => void;
  entry?: DeskEvents['entry'];
  desk?: DeskListeners['desk'];
}
