/**
 * The programs that tests run beside Node, and where they are found: in the setting that names one, else on PATH.
 * Plain JavaScript, since tests/support/prepare.mjs runs it before anything is built.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * `names`: on PATH; `setting`: the variable that overrides it, with a path or, where `address` fits, with the address of
 * one that runs already; `debian`: the packages that have it, the first one that is there is taken; `asks`: what it answers to where that is not --version.
 */
export const PROGRAMS = {
  // The same browser without its own windows, which take more of a core than most pages do, comes first.
  chromium: {
    names: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    setting: 'CHROMIUM_PATH',
    debian: 'chromium-headless-shell chromium',
  },
  // For what Tor Browser's reporters meet, who are its Firefox with the same setting.
  firefox: {
    names: ['firefox-esr', 'firefox'],
    setting: 'FIREFOX_PATH',
    debian: 'firefox-esr firefox',
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

/** Where Debian keeps servers: on the PATH of root alone. */
const SERVERS = '/usr/sbin';

/**
 * Where a program is that answers (a package may leave a mere stub of that name), or why there is none.
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
