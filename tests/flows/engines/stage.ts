/** A server, the connection to it, and one engine, which all scenarios of a file share; each scenario has a blog and a page of its own. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntryRecord } from '../../../shared/entry.js';
import type { Engine } from '../../support/engines/engine.js';
import type { EnginePage } from '../../support/engines/page.js';
import { startRally, type Rally } from '../../support/rally.js';
import { startUplink, type Uplink } from '../../support/uplink.js';

export class EngineStage {
  rally!: Rally;
  uplink!: Uplink;
  page!: EnginePage;
  /** The scenario's blog. */
  slug = '';
  private folder = '';

  constructor(private readonly engine: Engine) {}

  async start(): Promise<void> {
    [this.rally] = await Promise.all([startRally(), this.engine.start()]);
    // A search for faces takes seconds of processor for each photo; tests of its own look at it.
    this.uplink = await startUplink(this.rally.port, '/report/faces/');
    this.folder = await mkdtemp(path.join(tmpdir(), 'rallyline-engines-'));
  }

  async stop(): Promise<void> {
    await this.engine.stop();
    await this.uplink.close();
    await this.rally.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async begin(): Promise<void> {
    this.uplink.restore();
    this.uplink.uploads.clear();
    this.slug = await this.rally.blog({ languages: ['en', 'uk', 'az', 'ar'] });
    this.page = await this.engine.open();
  }

  async end(): Promise<void> {
    await this.page.close();
  }

  /** Signs Leyla in as a reporter, as she does it herself. */
  async signIn(): Promise<void> {
    await this.page.go(`${this.uplink.url}/join#${await this.rally.invitation(this.slug, 'Leyla')}`);
    await this.page.tap('[data-join]');
    await this.home();
  }

  /** Waits for the app's first screen, and for the part behind it: the form, which cannot come once the network is cut. */
  readonly home = async (): Promise<void> => {
    await this.page.seen('button[data-kind=update]');
    await this.page.seen('#posted');
  };

  /** Writes an update and sends it. */
  async send(text: string): Promise<void> {
    await this.page.tap('button[data-kind=update]');
    await this.page.type('.writing [name=text]', text);
    await this.submit();
  }

  /** Looks at the photo that was just chosen, and uses it; a browser whose pixels are noise says that nothing can be covered. */
  async usePhoto(): Promise<void> {
    const { attributes } = await this.page.seen('.cover-use, .photo-faces[data-look=hidden]');
    if (attributes['data-look'] === 'hidden') return;
    await this.page.tap('.cover-use');
    await this.page.gone('.cover');
  }

  async submit(): Promise<void> {
    await this.page.tap('.writing button[type=submit]');
    await this.page.gone('.writing');
  }

  /**
   * Opens the blog's page for readers, or what stands behind its address, and waits until it is live, and all of its
   * script is there. `at`: the way to the server.
   */
  async read(rest = '', at = this.rally.url): Promise<void> {
    await this.page.go(`${at}/live/${this.slug}${rest}`);
    await this.page.seen('[data-connection=live]');
    await this.page.seen('body[data-whole]');
  }

  /** A token of another reporter, for what happens beside the page. */
  other(role: 'reporter' | 'editor' = 'reporter'): Promise<string> {
    return this.rally.token(this.slug, 'Olena', role);
  }

  async takeDown(id: string): Promise<void> {
    const address = `/api/v1/blogs/${this.slug}/entries/${id}/takedown`;
    await this.rally.send(await this.other('editor'), 'POST', address, { command: this.rally.parts.newId() });
  }

  /** Changes a blog's settings, as an editor does. */
  async set(slug: string, settings: Record<string, unknown>): Promise<void> {
    const rev = (await this.rally.parts.store.journal.blog(slug))?.rev;
    const editor = await this.rally.token(slug, 'Olena', 'editor');
    const command = { command: this.rally.parts.newId(), rev, ...settings };
    const answer = await this.rally.send(editor, 'PATCH', `/api/v1/blogs/${slug}`, command);
    if (!answer.ok) throw new Error(await answer.text());
  }

  /** Waits until readers have this many entries; answers with them in the order in which they came. */
  async published(count: number): Promise<EntryRecord['content'][]> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(50)) {
      const entries = await this.entries();
      if (entries.length >= count) return entries.map(({ content }) => content);
    }
    throw new Error(`there are not ${String(count)} entries, but ${JSON.stringify(await this.entries())}`);
  }

  /** Waits until something is so; rejects where it is not in time. */
  async until(is: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(50)) if (await is()) return;
    throw new Error(`it was not so within ${String(PATIENCE_MS)} ms`);
  }

  /** Makes a file that a page can be given. */
  async file(name: string, bytes: Buffer): Promise<string> {
    const file = path.join(this.folder, name);
    await writeFile(file, bytes);
    return file;
  }

  /** The records of the entries that readers have, in the order in which they came. */
  async entries(): Promise<EntryRecord[]> {
    const address = `/api/v1/blogs/${this.slug}/entries?limit=100`;
    const { entries } = (await (await fetch(new URL(address, this.rally.url))).json()) as {
      entries: { id: string; order: number }[];
    };
    const inOrder = entries.toSorted((one, other) => one.order - other.order);
    const records = await Promise.all(inOrder.map(({ id }) => this.entry(id)));
    return records.filter((record) => record !== null);
  }

  /** An entry's record, also of one that is gone; null: there is none. */
  entry(id: string): Promise<EntryRecord | null> {
    return this.rally.parts.store.journal.entry(this.slug, id);
  }
}

const PATIENCE_MS = 60_000;
