/** A reporter at work, again and again: signs in as a browser does, posts an entry, and sends its photo. */
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { photo } from '../../support/photos.js';
import { namedPhoto, TUS, update, uploadMetadata } from '../../support/rally.js';
import { begunBy, bothHalves } from '../../support/session.js';

type Step = 'signIn' | 'post' | 'photo';
type Headers = Record<string, string>;

/** `token`: of an editor who invites. `publicUrl`: the site's Origin, also where `url` is an instance's own address. */
interface ReporterAt {
  url: string;
  publicUrl: string;
  blog: string;
  token: string;
}

/** Milliseconds between two rounds: a photo takes most of a core's second, and more photos would measure just that. */
const EVERY_MS = 3_000;

export class Reporter {
  private readonly took: Record<Step, number[]> = { signIn: [], post: [], photo: [] };
  private readonly wrong: string[] = [];
  private readonly own: Headers;
  private isEnded = false;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly at: ReporterAt,
    private readonly bytes: Buffer,
  ) {
    this.own = { Origin: at.publicUrl, 'X-Rallyline': '1', 'Content-Type': 'application/json' };
  }

  start(): void {
    this.working = this.work();
  }

  /** Resolves with the milliseconds that each step took, and the errors. */
  async stop(): Promise<{ took: Record<Step, number[]>; wrong: string[] }> {
    this.isEnded = true;
    await this.working;
    return { took: this.took, wrong: this.wrong };
  }

  private async work(): Promise<void> {
    while (!this.isEnded) {
      const begun = Date.now();
      await this.round().catch((error: unknown) => void this.wrong.push(String(error)));
      await sleep(Math.max(0, EVERY_MS - (Date.now() - begun)));
    }
  }

  private async round(): Promise<void> {
    const invitation = await this.invite();
    const named = namedPhoto();
    const signedIn = await this.timed('signIn', () =>
      this.send('/api/v1/session', this.own, { invitation, attempt: randomBytes(24).toString('base64url') }),
    );
    const headers = { ...this.own, ...bothHalves(await begunBy(signedIn)) };
    const entries = `/api/v1/blogs/${this.at.blog}/entries`;
    await this.timed('post', () => this.send(entries, headers, update({ media: [named] })));
    await this.timed('photo', () => this.upload(named.id, headers));
  }

  private async invite(): Promise<string> {
    const headers = { Authorization: `Bearer ${this.at.token}`, 'Content-Type': 'application/json' };
    const answer = await this.send(`/api/v1/blogs/${this.at.blog}/invitations`, headers, { name: randomUUID() });
    const { address } = (await answer.json()) as { address: string };
    return new URL(address).hash.slice(1);
  }

  private async upload(id: string, headers: Headers): Promise<Response> {
    const { url, blog } = this.at;
    const about = { 'Upload-Length': String(this.bytes.length), 'Upload-Metadata': uploadMetadata({ id, blog }) };
    const made = await this.send('/api/v1/uploads', { ...headers, ...TUS, ...about });
    const piece = { ...headers, ...TUS, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' };
    const { pathname } = new URL(made.headers.get('location') ?? '', url);
    return ok(await fetch(url + pathname, { method: 'PATCH', headers: piece, body: new Uint8Array(this.bytes) }));
  }

  private async send(path: string, headers: Headers, body?: unknown): Promise<Response> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return ok(await fetch(this.at.url + path, { method: 'POST', headers, body: text }));
  }

  private async timed(step: Step, action: () => Promise<Response>): Promise<Response> {
    const begun = performance.now();
    const answer = await action();
    this.took[step].push(performance.now() - begun);
    return answer;
  }
}

export async function startReporter(at: ReporterAt): Promise<Reporter> {
  const reporter = new Reporter(at, await photo({ width: 1_200, height: 900 }));
  reporter.start();
  return reporter;
}

async function ok(answer: Response): Promise<Response> {
  if (!answer.ok) throw new Error(`${String(answer.status)} ${await answer.text()}`);
  return answer;
}
