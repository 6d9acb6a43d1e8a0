/** A reporter at work, again and again: signs in as a browser does, posts an entry, and sends its photo. */
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { photo } from '../../support/photos.js';
import { namedPhoto, TUS, update, uploadMetadata } from '../../support/rally.js';

export interface Reporter {
  /** Milliseconds that each step took, and the errors. */
  stop: () => Promise<{ took: Record<'signIn' | 'post' | 'photo', number[]>; wrong: string[] }>;
}

/** Milliseconds between two rounds: a photo takes most of a core's second, and more photos would measure just that. */
const EVERY_MS = 3_000;

/** `token`: of an editor who invites. `publicUrl`: the site's Origin, also where `url` is an instance's own address. */
export async function startReporter(at: {
  url: string;
  publicUrl: string;
  blog: string;
  token: string;
}): Promise<Reporter> {
  const { url, publicUrl, blog, token } = at;
  const bytes = await photo({ width: 1_200, height: 900 });
  const took = { signIn: [] as number[], post: [] as number[], photo: [] as number[] };
  const wrong: string[] = [];
  const own = { Origin: publicUrl, 'X-Rallyline': '1', 'Content-Type': 'application/json' };
  let ended = false;
  const working = work();
  return {
    stop: async () => {
      ended = true;
      await working;
      return { took, wrong };
    },
  };

  async function work(): Promise<void> {
    while (!ended) {
      const begun = Date.now();
      try {
        await one();
      } catch (error) {
        wrong.push(String(error));
      }
      await sleep(Math.max(0, EVERY_MS - (Date.now() - begun)));
    }
  }

  async function one(): Promise<void> {
    const invitation = await invite();
    const named = namedPhoto();
    const signedIn = await timed('signIn', () =>
      send('POST', '/api/v1/session', own, { invitation, attempt: randomBytes(24).toString('base64url') }),
    );
    const headers = { ...own, Cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' };
    await timed('post', () => send('POST', `/api/v1/blogs/${blog}/entries`, headers, update({ media: [named] })));
    await timed('photo', async () => {
      const about = {
        'Upload-Length': String(bytes.length),
        'Upload-Metadata': uploadMetadata({ id: named.id, blog }),
      };
      const made = await send('POST', '/api/v1/uploads', { ...headers, ...TUS, ...about });
      const piece = { ...headers, ...TUS, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' };
      const { pathname } = new URL(made.headers.get('location') ?? '', url);
      return said(await fetch(url + pathname, { method: 'PATCH', headers: piece, body: new Uint8Array(bytes) }));
    });
  }

  async function invite(): Promise<string> {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const answer = await send('POST', `/api/v1/blogs/${blog}/invitations`, headers, { name: randomUUID() });
    const { address } = (await answer.json()) as { address: string };
    return new URL(address).hash.slice(1);
  }

  async function send(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<Response> {
    return said(
      await fetch(url + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) }),
    );
  }

  async function timed(what: keyof typeof took, action: () => Promise<Response>): Promise<Response> {
    const begun = performance.now();
    const answer = await action();
    took[what].push(performance.now() - begun);
    return answer;
  }
}

async function said(answer: Response): Promise<Response> {
  if (!answer.ok) throw new Error(`${String(answer.status)} ${await answer.text()}`);
  return answer;
}
