/** A screen in memory and WebKit's WebDriver on it, on a free display and port, with a home folder that goes with them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../program.js';
import { pathOf } from '../programPaths.js';

/**
 * Runs both in one process group that ends with its standard input, which ends with the tests, however those end. The
 * screen chooses a free display and says its number first. Its size puts the pointer, which begins in the middle, over
 * the window: without a window manager that is the window with the focus.
 */
const BOTH = `
xvfb="$1"; driver="$2"; port="$3"; home="$4"
mkfifo "$home/display"
"$xvfb" -displayfd 3 -screen 0 760x1000x24 -nolisten tcp -noreset 3>"$home/display" >/dev/null 2>&1 &
read -r number <"$home/display"
DISPLAY=":$number" "$driver" --host=127.0.0.1 --port="$port" &
read -r _
kill -9 0
`;

/** The bar above the page has no least width: it would keep the window wider than a phone. */
const THIN_BAR = '* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }';

export class WebKitHost {
  url = '';
  private folder = '';
  private process: ChildProcess | null = null;
  private said = '';

  async start(): Promise<void> {
    this.folder = await mkdtemp(path.join(tmpdir(), 'rallyline-webkit-'));
    const styles = path.join(this.folder, '.config/gtk-3.0');
    await mkdir(styles, { recursive: true });
    await writeFile(path.join(styles, 'gtk.css'), THIN_BAR);
    const port = await freePort();
    this.url = `http://127.0.0.1:${String(port)}`;
    const given = [pathOf('xvfb'), pathOf('webkitDriver'), String(port), this.folder];
    const env = {
      // Pages learn the reader's language from it, also where the system has no such locale.
      ...{ PATH: process.env.PATH, LANG: 'en_US.UTF-8', TMPDIR: process.env.TMPDIR },
      // Nothing of the user who runs the tests: no folders, no session bus, no other screen.
      ...{
        HOME: this.folder,
        XDG_RUNTIME_DIR: this.folder,
        GDK_BACKEND: 'x11',
        NO_AT_BRIDGE: '1',
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      },
    };
    this.process = spawn('sh', ['-c', BOTH, 'webkit', ...given], { detached: true, env });
    for (const stream of [this.process.stdout, this.process.stderr])
      stream?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    await this.untilReady();
  }

  async stop(): Promise<void> {
    const ending = this.process;
    this.process = null;
    if (ending?.exitCode === null && ending.signalCode === null) {
      const ended = once(ending, 'exit');
      ending.stdin?.end();
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  private async untilReady(): Promise<void> {
    for (let tries = 0; tries < 600 && this.process?.exitCode === null; tries += 1) {
      const isReady = await fetch(`${this.url}/status`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) return;
      await sleep(100);
    }
    throw new Error(`WebKit's driver did not start: ${this.said}`);
  }
}
