/** A person signed in as a browser is: by an invitation, with both halves of a session and our own Origin. */
import { randomBytes } from 'node:crypto';
import { HALF, type NewSessionAnswer } from '../../shared/protocol/desk.js';
import type { Rally } from './rally.js';

export interface Session {
  Cookie: string;
  half: string;
  device: string;
  /** Sends what our own page would send. */
  send: (method: string, address: string, body?: unknown) => Promise<Response>;
}

export async function signInAs(
  rally: Rally,
  slug: string | null,
  name: string,
  role: 'reporter' | 'editor' | 'owner',
): Promise<Session> {
  const own = { Origin: rally.url, 'X-Rallyline': '1', 'Content-Type': 'application/json' };
  const invitation = await rally.invitation(slug, name, role);
  const response = await fetch(`${rally.url}/api/v1/session`, {
    method: 'POST',
    headers: own,
    body: JSON.stringify({ invitation, attempt: randomBytes(24).toString('base64url') }),
  });
  const { device, ...halves } = await begunBy(response);
  return {
    ...halves,
    device,
    send: (method, address, body) =>
      fetch(new URL(address, rally.url), {
        method,
        headers: { ...own, ...bothHalves(halves) },
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
  };
}

/** The session that the answer to a redemption began. */
export async function begunBy(response: Response): Promise<Omit<Session, 'send'>> {
  const Cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { device, half } = (await response.json()) as NewSessionAnswer;
  return { Cookie, half, device };
}

/** The headers that bring both halves of a session. */
export function bothHalves({ Cookie, half }: Pick<Session, 'Cookie' | 'half'>): Record<string, string> {
  return { Cookie, [HALF]: half };
}
