/**
 * The first step of `npm test`: looks for the programs that tests need beside Node, and installs them where that is possible
 * (Debian or Ubuntu, as root). A missing program is named, and ends the run: nothing is skipped silently.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { PROGRAMS, find } from './programs.mjs';

function prepare() {
  const lacking = Object.keys(PROGRAMS).filter((name) => 'missing' in find(name));
  // A program that a setting names is not installed: another program of that name is not the one that was asked for.
  const installable = lacking.map((name) => PROGRAMS[name]).filter(({ setting }) => !process.env[setting]);
  if (installable.length > 0 && canInstall()) install(installable.map(({ debian }) => debian.split(' ')));
  const missing = lacking.map((name) => find(name).missing).filter((why) => why !== undefined);
  for (const why of missing) console.error(why);
  process.exitCode = missing.length > 0 ? 1 : 0;
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

/** Installs packages one by one: a package that a distribution lacks must not keep the others away. */
function install(choices) {
  apt('update');
  for (const packages of choices) {
    console.error(`Installing ${packages.join(' or ')} for the tests ...`);
    packages.some((name) => apt('install', '-y', '--no-install-recommends', name));
  }
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, error, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
  if (status !== 0) console.error(`apt-get ${args.join(' ')} failed: ${error?.message ?? stderr.trim()}`);
  return status === 0;
}

prepare();
