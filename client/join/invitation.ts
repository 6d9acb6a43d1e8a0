/** What the sign-in page does, without the page: the link's secret, this page's attempt, and what the answers mean. */
export interface Invitation {
  /** null: the address held none. */
  token: string | null;
  /** The same at each press of this page, also after a reload: a reply that got lost is asked for again, not spent twice. */
  attempt: string;
}

/** What sessionStorage offers; null where it is forbidden. */
export type SessionMemory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

const KEY = 'rallyline:join';

/**
 * Takes the secret from the address, which the caller then clears of it, and remembers it for this tab alone: a reload
 * must not lose an invitation that was not redeemed yet. Opening the page asks the server for nothing.
 */
export function invitationFrom(hash: string, memory: SessionMemory, newId: () => string): Invitation {
  const kept = remembered(memory);
  const token = tokenIn(hash);
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

function tokenIn(hash: string): string | null {
  const token = hash.replace(/^#/, '').trim();
  return token === '' ? null : token;
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
  /** `hasDesk`: an editor or an owner, who goes on to the desk or to reporting. */
  | { is: 'in'; hasDesk: boolean }
  /** The link cannot be used any more: another one is needed. */
  | { is: 'spent'; message: string }
  /** Pressing again may help. */
  | { is: 'again'; message: string };

export const joinWords = {
  none: 'This address holds no invitation. Open the whole link that the desk gave you, with everything after the # sign.',
  wait: 'One moment',
  lost: 'No answer from the server. The invitation is not lost: press again when there is a network.',
  unknown: 'This invitation is not known here. Open the whole link again, or ask the desk for a new one.',
  in: 'You are signed in.',
  toDesk: 'Go to the desk',
  toReport: 'Post from this device',
};

/** `status` null: the network failed. */
export function judgeJoin(status: number | null, body: unknown): Joined {
  if (status === null) return { is: 'again', message: joinWords.lost };
  const said = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (status < 300) return { is: 'in', hasDesk: said.role === 'editor' || said.role === 'owner' };
  const { code, message, retry } = said;
  if (typeof code !== 'string') return { is: 'again', message: joinWords.lost };
  const words = typeof message === 'string' && message !== '' ? message : joinWords.unknown;
  if (code === 'invalid') return { is: 'spent', message: joinWords.unknown };
  return retry === true ? { is: 'again', message: words } : { is: 'spent', message: words };
}
