/** The logic of the sign-in page: the link's secret, this page's attempt, and the meaning of the answers. */
import { ROLES } from '../../shared/entry.js';
import { isEditor } from '../../shared/may.js';
import type { SignInWords } from '../../shared/messages/en/signIn.js';
import type { Speech } from '../../shared/messages/say.js';
import { sayRefusal, type RefusalWords } from '../../shared/messages/sayRefusal.js';
import type { Refusal } from '../../shared/refusals.js';
import { secretInAddress } from '../../shared/signInLink.js';

/** The page's words, which the page brings along. */
export interface JoinWords {
  script: SignInWords['join']['script'];
  refusals: RefusalWords;
}

export interface Invitation {
  /** null: the address held none. */
  token: string | null;
  /** The id of this page's attempt, at each press and after a reload: a lost reply is asked for again, not spent twice. */
  attempt: string;
}

/** The tab's sessionStorage; null where it is forbidden. */
export type SessionMemory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

const KEY = 'rallyline:join';

/**
 * Takes the secret from the address, which keeps it until it is used, and remembers it for this tab alone: a reload must
 * not lose an invitation that was not redeemed yet. Opening the page asks the server for nothing.
 */
export function invitationFrom(address: string, memory: SessionMemory, newId: () => string): Invitation {
  const kept = remembered(memory);
  const token = secretInAddress(address);
  if (token === null || token === kept?.token) return kept ?? { token: null, attempt: newId() };
  const invitation = { token, attempt: newId() };
  try {
    memory?.setItem(KEY, JSON.stringify(invitation));
  } catch {
    // Without room the invitation lives as long as the page.
  }
  return invitation;
}

export function forget(memory: SessionMemory): void {
  memory?.removeItem(KEY);
}

function remembered(memory: SessionMemory): Invitation | null {
  try {
    const kept = JSON.parse(memory?.getItem(KEY) ?? 'null') as Partial<Invitation> | null;
    return typeof kept?.token === 'string' && typeof kept.attempt === 'string'
      ? { token: kept.token, attempt: kept.attempt }
      : null;
  } catch {
    return null;
  }
}

export type Joined =
  /** `hasDesk`: an editor or an owner, who goes on to the desk or to reporting. `half`: the session's second half. */
  | { is: 'in'; hasDesk: boolean; device: string; half: string }
  /** The link cannot be used any more: another one is needed. */
  | { is: 'spent'; message: string }
  /** Pressing again may help. */
  | { is: 'again'; message: string };

/** `status` null: the network failed. */
export function judgeJoin(
  status: number | null,
  body: unknown,
  { script, refusals }: JoinWords,
  speech: Speech,
): Joined {
  if (status === null) return { is: 'again', message: script.lost };
  const said = (typeof body === 'object' && body !== null ? body : {}) as Partial<Refusal> & {
    role?: unknown;
    device?: unknown;
    half?: unknown;
  };
  if (status < 300 && typeof said.half === 'string') {
    const device = typeof said.device === 'string' ? said.device : '';
    const role = ROLES.find((one) => one === said.role);
    return { is: 'in', hasDesk: role !== undefined && isEditor({ role }), device, half: said.half };
  }
  if (typeof said.code !== 'string') return { is: 'again', message: script.lost };
  if (said.code === 'invalid') return { is: 'spent', message: script.unknown };
  return {
    is: said.retry === true ? 'again' : 'spent',
    message: sayRefusal({ ...said, code: said.code }, refusals, speech),
  };
}
