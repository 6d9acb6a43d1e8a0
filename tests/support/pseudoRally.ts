/**
 * A house that speaks the language that nobody speaks, and a blog in it whose own words are all Georgian: whatever stands
 * there in Latin letters is the interface's.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
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
  token: (slug: string, role?: 'reporter' | 'editor') => Promise<string>;
  /** The secret of an invitation. */
  invitation: (slug: string, role?: 'reporter' | 'editor') => Promise<string>;
  send: (token: string, method: string, address: string, body: Record<string, unknown>) => Promise<Response>;
  /** Posts an entry with Georgian words; answers its id. */
  post: (token: string, slug: string, fields?: Record<string, unknown>) => Promise<string>;
  revise: (token: string, slug: string, id: string, fields: Record<string, unknown>) => Promise<void>;
  upload: (token: string, slug: string, photo: string, bytes: Buffer) => Promise<Response>;
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

  const send: PseudoRally['send'] = async (token, method, address, body) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const response = await fetch(new URL(`/api/v1/blogs/${address}`, url), {
      method,
      headers,
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
    return response;
  };
  const token: PseudoRally['token'] = (slug, role = 'reporter') =>
    program.rallyline('token', slug, '--name', role === 'editor' ? 'ეკა' : 'ნინო', '--role', role);
  const revs = new Map<string, number>();

  return {
    url,
    send,
    token,
    blog: async (given = {}) => {
      const slug = `rally-${randomUUID().slice(0, 8)}`;
      const public_ = ['--status', 'live', '--visibility', 'public'];
      await program.rallyline('blog', 'create', slug, '--title', 'მიტინგი', '--languages', `${PSEUDO},ka`, ...public_);
      await send(await token(slug, 'editor'), 'PATCH', slug, {
        command: randomUUID(),
        rev: 1,
        timeZone: 'Asia/Baku',
        publisher: { name: 'გაზეთი', contact: 'desk@example.org' },
        ...given,
      });
      return slug;
    },
    invitation: async (slug, role = 'reporter') =>
      (await program.rallyline('invite', slug, '--name', 'ია', '--role', role)).split('#')[1] ?? '',
    post: async (by, slug, fields = {}) => {
      const id = randomUUID();
      const common = { id, kind: 'update', lang: 'ka', text: WORDS, happenedAt: new Date().toISOString() };
      await send(by, 'POST', `${slug}/entries`, { ...common, ...fields });
      return id;
    },
    revise: async (by, slug, id, fields) => {
      const rev = revs.get(id) ?? 1;
      const answer = await send(by, 'PATCH', `${slug}/entries/${id}`, { command: randomUUID(), rev, ...fields });
      revs.set(id, ((await answer.json()) as { rev: number }).rev);
    },
    upload: (by, slug, id, bytes) => uploadPhoto(url, by, { id, blog: slug }, bytes),
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
