/**
 * A server in the pseudo-language, and blogs on it whose own texts are all Georgian: Latin letters on a screen belong to
 * the interface.
 */
import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort, programOn } from './program.js';
import { buildPseudoServer, PSEUDO, type PseudoBuild } from './pseudoLanguage.js';
import { uploadPhoto } from './rally.js';
import { begunBy, bothHalves } from './session.js';

export const TEXT = 'ხალხი იკრიბება მოედანზე';

type Headers = Record<string, string>;

interface PseudoParts {
  url: string;
  build: PseudoBuild;
  /** Headers of a request by the site's owner. */
  owner: Headers;
  /** Makes another sign-in link of the owner. */
  ownerLink: () => Promise<string>;
  stop: () => Promise<void>;
}

export class PseudoRally {
  private readonly editors = new Map<string, Headers>();
  private readonly revs = new Map<string, number>();

  constructor(private readonly parts: PseudoParts) {}

  get url(): string {
    return this.parts.url;
  }

  stop(): Promise<void> {
    return this.parts.stop();
  }

  /** Makes a blog and returns its slug. */
  async blog(given: Record<string, unknown> = {}): Promise<string> {
    const slug = `rally-${randomUUID().slice(0, 8)}`;
    const settings = { title: 'მიტინგი', languages: [PSEUDO, 'ka'], status: 'live', visibility: 'public' };
    const publisher = { name: 'გაზეთი', contact: 'desk@example.org' };
    await this.send('POST', '/api/v1/blogs', { slug, timeZone: 'Asia/Baku', publisher, ...settings, ...given });
    this.editors.set(slug, await signedIn(this.url, await this.invite(slug)));
    return slug;
  }

  /** The secret of an invitation. */
  async invitation(slug: string, role?: 'reporter' | 'editor'): Promise<string> {
    return (await this.invite(slug, role)).split('#')[1] ?? '';
  }

  /** The secret of a sign-in link of the site's owner. */
  async ownersSecret(): Promise<string> {
    return (await this.parts.ownerLink()).trim().split('#')[1] ?? '';
  }

  /** Sends a command as the blog's editor, or as the owner where the address names no blog. */
  async send(method: string, address: string, body: Record<string, unknown>): Promise<unknown> {
    const [, slug] = /^\/api\/v1\/blogs\/([^/]+)/.exec(address) ?? [];
    const headers = { ...this.headersFor(slug), 'Content-Type': 'application/json' };
    const response = await fetch(new URL(address, this.url), { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  /** Posts an entry with a Georgian text; returns its id. */
  async post(slug: string, fields: Record<string, unknown> = {}): Promise<string> {
    const id = randomUUID();
    const common = { id, kind: 'update', lang: 'ka', text: TEXT, happenedAt: new Date().toISOString() };
    await this.send('POST', `/api/v1/blogs/${slug}/entries`, { ...common, ...fields });
    return id;
  }

  async revise(slug: string, id: string, fields: Record<string, unknown>): Promise<void> {
    const patch = { command: randomUUID(), rev: this.revs.get(id) ?? 1, ...fields };
    const receipt = await this.send('PATCH', `/api/v1/blogs/${slug}/entries/${id}`, patch);
    this.revs.set(id, (receipt as { rev: number }).rev);
  }

  upload(blog: string, id: string, bytes: Buffer): Promise<Response> {
    return uploadPhoto(this.url, this.headersFor(blog), { id, blog }, bytes);
  }

  /** Evaluates an expression on a module `m` of the built server, for screens that no address shows; returns its JSON. */
  async evaluate(module: string, expression: string): Promise<unknown> {
    const file = path.join(this.parts.build.dist, module);
    const code = `import * as m from '${file}'; console.log(JSON.stringify(${expression}));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
    return JSON.parse(stdout) as unknown;
  }

  private headersFor(blog = ''): Headers {
    return this.editors.get(blog) ?? this.parts.owner;
  }

  private async invite(slug: string, role: 'reporter' | 'editor' = 'editor'): Promise<string> {
    const name = role === 'editor' ? 'ნინო' : 'ია';
    const made = await this.send('POST', `/api/v1/blogs/${slug}/invitations`, { name, role });
    return (made as { address: string }).address;
  }
}

export async function startPseudoRally(): Promise<PseudoRally> {
  const build = await buildPseudoServer();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rallyline-'));
  const port = await freePort();
  // By its name: a passkey belongs to no number.
  const url = `http://localhost:${port}`;
  const settings = { PUBLIC_URL: url, SITE_NAME: 'მოედანი', SITE_CONTACT: 'site@example.org' };
  const program = programOn(folder, port, settings, build.dist);
  await program.start();
  const ownerLink = () => program.rallyline('owner-link');
  const owner = await signedIn(url, await ownerLink());
  const stop = async (): Promise<void> => {
    await program.stop();
    await Promise.all([rm(folder, { recursive: true, force: true }), build.remove()]);
  };
  return new PseudoRally({ url, build, owner, ownerLink, stop });
}

/** Signs in by a link; returns the headers of all requests after it. */
async function signedIn(url: string, link: string): Promise<Headers> {
  const own = { Origin: url, 'X-Rallyline': '1' };
  const response = await fetch(new URL('/api/v1/session', url), {
    method: 'POST',
    headers: { ...own, 'Content-Type': 'application/json' },
    body: JSON.stringify({ invitation: link.split('#')[1], attempt: randomBytes(24).toString('base64url') }),
  });
  return { ...own, ...bothHalves(await begunBy(response)) };
}
