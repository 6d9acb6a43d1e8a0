/**
 * A house that speaks the language that nobody speaks, and a blog in it whose own words are all Georgian: whatever stands
 * there in Latin letters is the interface's.
 */
import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort, programOn } from './program.js';
import { buildPseudoHouse, PSEUDO } from './pseudoLanguage.js';
import { uploadPhoto } from './rally.js';

export const WORDS = 'ხალხი იკრიბება მოედანზე';

export interface PseudoRally {
  url: string;
  /** Makes a blog and returns its slug. */
  blog: (settings?: Record<string, unknown>) => Promise<string>;
  /** The secret of an invitation. */
  invitation: (slug: string, role?: 'reporter' | 'editor') => Promise<string>;
  /** Sends a command as the blog's editor. */
  send: (method: string, address: string, body: Record<string, unknown>) => Promise<unknown>;
  /** Posts an entry with Georgian words; answers its id. */
  post: (slug: string, fields?: Record<string, unknown>) => Promise<string>;
  revise: (slug: string, id: string, fields: Record<string, unknown>) => Promise<void>;
  upload: (slug: string, photo: string, bytes: Buffer) => Promise<Response>;
  /** What a module of the built house answers, as JSON: for what no address can be made to show. */
  say: (module: string, expression: string) => Promise<unknown>;
  stop: () => Promise<void>;
}

export async function startPseudoRally(): Promise<PseudoRally> {
  const house = await buildPseudoHouse();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rallyline-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = { PUBLIC_URL: url, SITE_NAME: 'მოედანი', SITE_CONTACT: 'site@example.org' };
  const program = programOn(folder, port, settings, house.dist);
  await program.start();

  const owner = await signedIn(url, await program.rallyline('owner-link'));
  const editors = new Map<string, Record<string, string>>();
  const headersFor = (blog = ''): Record<string, string> => editors.get(blog) ?? owner;
  const send: PseudoRally['send'] = async (method, address, body) => {
    const [, slug] = /^\/api\/v1\/blogs\/([^/]+)/.exec(address) ?? [];
    const headers = { ...headersFor(slug), 'Content-Type': 'application/json' };
    const response = await fetch(new URL(address, url), { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const revs = new Map<string, number>();
  const invite = async (slug: string, role: 'reporter' | 'editor' = 'editor'): Promise<string> => {
    const name = role === 'editor' ? 'ნინო' : 'ია';
    const made = await send('POST', `/api/v1/blogs/${slug}/invitations`, { name, role });
    return (made as { address: string }).address;
  };

  return {
    url,
    send,
    blog: async (given = {}) => {
      const slug = `rally-${randomUUID().slice(0, 8)}`;
      const settings = { title: 'მიტინგი', languages: [PSEUDO, 'ka'], status: 'live', visibility: 'public' };
      const publisher = { name: 'გაზეთი', contact: 'desk@example.org' };
      await send('POST', '/api/v1/blogs', { slug, timeZone: 'Asia/Baku', publisher, ...settings, ...given });
      editors.set(slug, await signedIn(url, await invite(slug)));
      return slug;
    },
    invitation: async (slug, role) => (await invite(slug, role)).split('#')[1] ?? '',
    post: async (slug, fields = {}) => {
      const id = randomUUID();
      const common = { id, kind: 'update', lang: 'ka', text: WORDS, happenedAt: new Date().toISOString() };
      await send('POST', `/api/v1/blogs/${slug}/entries`, { ...common, ...fields });
      return id;
    },
    revise: async (slug, id, fields) => {
      const patch = { command: randomUUID(), rev: revs.get(id) ?? 1, ...fields };
      const receipt = await send('PATCH', `/api/v1/blogs/${slug}/entries/${id}`, patch);
      revs.set(id, (receipt as { rev: number }).rev);
    },
    upload: (blog, id, bytes) => uploadPhoto(url, headersFor(blog), { id, blog }, bytes),
    say: async (module, expression) => {
      const code = `import * as m from '${path.join(house.dist, module)}'; console.log(JSON.stringify(${expression}));`;
      const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
      return JSON.parse(stdout) as unknown;
    },
    stop: async () => {
      await program.stop();
      await Promise.all([rm(folder, { recursive: true, force: true }), house.remove()]);
    },
  };
}

/** What every request carries of whom that link signs in. */
async function signedIn(url: string, link: string): Promise<Record<string, string>> {
  const own = { Origin: url, 'X-Rallyline': '1' };
  const response = await fetch(new URL('/api/v1/session', url), {
    method: 'POST',
    headers: { ...own, 'Content-Type': 'application/json' },
    body: JSON.stringify({ invitation: link.split('#')[1], attempt: randomBytes(24).toString('base64url') }),
  });
  return { ...own, Cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' };
}
