/** A person signed in as a browser is: by an invitation, with a cookie and our own Origin. */
import { randomBytes } from 'node:crypto';
import type { SessionAnswer } from '../../shared/protocol/desk.js';
import type { Rally } from './rally.js';

export interface Session {
  Cookie: string;
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
  const Cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { device } = (await response.json()) as SessionAnswer;
  return {
    Cookie,
    device,
    send: (method, address, body) =>
      fetch(new URL(address, rally.url), {
        method,
        headers: { ...own, Cookie },
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
  };
}
