/** A Chromium with a profile of its own on the disk, which can be killed like a phone kills it, and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium, FLAGS, PHONE } from '../../support/browser.js';
import { chromiumPath } from '../../support/chromium.js';

export class OwnBrowser {
  private profile = '';
  private process: ChildProcess | null = null;
  private browser: Browser | null = null;

  async start(): Promise<void> {
    this.profile ||= await mkdtemp(path.join(tmpdir(), 'rallyline-profile-'));
    const portFile = path.join(this.profile, 'DevToolsActivePort');
    await rm(portFile, { force: true });
    const own = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${this.profile}`, 'about:blank'];
    this.process = spawn(chromiumPath(), [...FLAGS, ...own], { stdio: 'ignore', detached: true });
    const port = (await written(portFile)).split('\n')[0] ?? '';
    this.browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  }

  /** Opens a page of the profile. */
  async open(): Promise<Page> {
    const page = await this.browser!.contexts()[0]!.newPage();
    page.setDefaultTimeout(60_000);
    await page.setViewportSize(PHONE);
    return page;
  }

  /** Ends it without a word to it: its processes are all of one group. */
  async kill(): Promise<void> {
    const { process: running } = this;
    this.process = null;
    if (running?.pid === undefined || running.exitCode !== null) return;
    const exited = once(running, 'exit');
    process.kill(-running.pid, 'SIGKILL');
    await exited;
  }

  async end(): Promise<void> {
    await this.kill();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The content of a file that is about to be written. */
async function written(file: string): Promise<string> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const content = await readFile(file, 'utf8').catch(() => '');
    if (content.includes('\n')) return content;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the browser did not say on which port it listens');
}
