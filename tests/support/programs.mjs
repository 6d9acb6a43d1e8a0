/**
 * The programs that tests run beside Node, each found by the setting that names it, else on PATH.
 * Plain JavaScript, since tests/support/prepare.mjs runs it before anything is built.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * `names`: the program's names on PATH; `setting`: the variable that overrides them, with a path or, where `address`
 * fits, with the address of a running program; `debian`: packages that have the program, of which the first available
 * is taken; `asks`: the flag that the program answers, where that is not --version.
 */
export const PROGRAMS = {
  // The browser without its own windows comes first: these take more of a core than most pages do.
  chromium: {
    names: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    setting: 'CHROMIUM_PATH',
    debian: 'chromium-headless-shell chromium',
  },
  // Firefox shows how reporters fare with Tor Browser, which is Firefox with other settings.
  firefox: {
    names: ['firefox-esr', 'firefox'],
    setting: 'FIREFOX_PATH',
    debian: 'firefox-esr firefox',
  },
  // WebKit's driver brings its browser along, which it knows by itself; that browser has no windows without a screen.
  webkitDriver: {
    names: ['WebKitWebDriver'],
    setting: 'WEBKIT_DRIVER_PATH',
    debian: 'webkit2gtk-driver',
    asks: '--help',
  },
  xvfb: {
    names: ['Xvfb'],
    setting: 'XVFB_PATH',
    debian: 'xvfb',
    asks: '-help',
  },
  redis: {
    names: ['redis-server'],
    setting: 'TEST_REDIS_URL',
    address: /^redis:\/\/\S+$/,
    debian: 'redis-server',
  },
  caddy: {
    names: ['caddy'],
    setting: 'CADDY_PATH',
    debian: 'caddy',
    asks: 'version',
  },
  nginx: {
    names: ['nginx'],
    setting: 'NGINX_PATH',
    debian: 'nginx',
    asks: '-v',
  },
};

/** Folders of Debian's servers, which are on the PATH of root alone. */
const SERVERS = '/usr/sbin';

/**
 * Finds a program that answers (a package may leave a mere stub of that name), or says why there is none.
 * @param {keyof typeof PROGRAMS} name
 * @param {Record<string, string | undefined>} [env]
 * @returns {{ path: string } | { address: string } | { missing: string }}
 */
export function find(name, env = process.env) {
  /** @type {{ names: string[], setting: string, address?: RegExp, asks?: string }} */
  const { names, setting, address, asks = '--version' } = PROGRAMS[name];
  const answers = (file) => runs(file, asks);
  const chosen = env[setting];
  if (chosen && address !== undefined) {
    return address.test(chosen) ? { address: chosen } : { missing: `${setting} is not an address of ${name}.` };
  }
  if (chosen) return answers(chosen) ? { path: chosen } : { missing: `${setting} is ${chosen}, which does not run.` };
  const folders = [...(env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== ''), SERVERS];
  const found = names.flatMap((file) => folders.map((folder) => path.join(folder, file))).find(answers);
  if (found !== undefined) return { path: found };
  return { missing: `Tests need ${name}: neither ${setting} nor PATH (${names.join(', ')}) has one that runs.` };
}

function runs(file, asks) {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(file, [asks], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
