/** The operator's commands. They use the server's settings, also beside a running server; answers go to stdout, faults to stderr. */
import { backup, restore } from './cli/archive.js';
import { blogCreate, blogList, blogSet } from './cli/blogs.js';
import { parseFlags, WrongUsage, type Flags } from './cli/flags.js';
import { devices, invite, ownerLink, revoke, token } from './cli/people.js';
import { exported, takedown, verify } from './cli/record.js';
import { telegram } from './cli/telegram.js';
import { webhookAdd, webhookList, webhookRemove, webhookResume, webhookSecret, webhookTest } from './cli/webhooks.js';
import { readConfig } from './config.js';
import { sayAndExit, storeFaultLine } from './main/startFaults.js';
import { openParts, type Parts } from './parts.js';
import { NotDone } from './archive/format.js';
import { inEnglish } from '../shared/messages/inEnglish.js';
import { Refused } from '../shared/refusals.js';

type Verb = (parts: Parts, flags: Flags) => Promise<string[]>;

const VERBS: Record<string, { run: Verb; usage: string }> = {
  'blog create': {
    run: blogCreate,
    usage:
      'blog create <slug> --title <text> [--time-zone Asia/Baku] [--languages en,uk,az] [--status live] [--visibility public] [--place <text>] [--standfirst <text>] [--starts-at <time>] [--ask <text>]... [--publisher <text>] [--contact <text>] [--home <url>] [--sites <site>,<site>] [--faces-required yes or no] [--translations <json>]',
  },
  'blog set': {
    run: blogSet,
    usage: 'blog set <slug> [--title <text>] [--status <status>] [--visibility <visibility>] ... (as in blog create)',
  },
  'blog list': { run: blogList, usage: 'blog list' },
  token: { run: token, usage: 'token <slug> --name <byline> [--role reporter or editor]' },
  invite: { run: invite, usage: 'invite <slug> --name <byline> [--role reporter or editor] [--expires 24h]' },
  'owner-link': { run: ownerLink, usage: 'owner-link [--name <byline>]' },
  devices: { run: devices, usage: 'devices' },
  revoke: { run: revoke, usage: 'revoke <device> [--invited 1h]' },
  takedown: { run: takedown, usage: 'takedown <slug> <entry>' },
  'webhook add': { run: webhookAdd, usage: 'webhook add <slug> [<url>], else with the address on the standard input' },
  'webhook list': { run: webhookList, usage: 'webhook list' },
  'webhook test': { run: webhookTest, usage: 'webhook test <webhook>' },
  'webhook secret': { run: webhookSecret, usage: 'webhook secret <webhook>' },
  'webhook resume': { run: webhookResume, usage: 'webhook resume <webhook>' },
  'webhook remove': { run: webhookRemove, usage: 'webhook remove <webhook>' },
  telegram: {
    run: telegram,
    usage: 'telegram <slug> [--channel <name> [--lang <tag>], with the token on the standard input | --off [--yes]]',
  },
  export: { run: exported, usage: 'export <slug> <folder>' },
  backup: { run: backup, usage: 'backup <file> | backup <folder> [--keep 7]' },
  restore: { run: restore, usage: 'restore <file>' },
  verify: { run: verify, usage: 'verify <slug>' },
};

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const name = [args.slice(0, 2).join(' '), args[0] ?? ''].find((candidate) => candidate in VERBS);
  const verb = name === undefined ? undefined : VERBS[name];
  if (name === undefined || verb === undefined) return sayUsage(args.length === 0 || args[0] === '--help' ? 0 : 2);
  const { config, faults } = readConfig();
  if (faults.length > 0) sayAndExit(faults);
  try {
    return await withParts(config, async (parts) => {
      const flags = parseFlags(args.slice(name.split(' ').length));
      for (const line of await verb.run(parts, flags)) process.stdout.write(`${line}\n`);
      return 0;
    });
  } catch (error) {
    return sayFault(error, verb.usage);
  }
}

async function withParts<Result>(config: Parts['config'], work: (parts: Parts) => Promise<Result>): Promise<Result> {
  const parts = await openParts(config, { server: false });
  try {
    return await work(parts);
  } finally {
    await parts.close();
  }
}

function sayUsage(code: number): number {
  const lines = Object.values(VERBS).map(({ usage }) => `  rallyline ${usage}`);
  (code === 0 ? process.stdout : process.stderr).write(`Usage:\n${lines.join('\n')}\n`);
  return code;
}

function sayFault(error: unknown, usage: string): number {
  const storeFault = storeFaultLine(error);
  if (storeFault !== null) return say(storeFault, 2);
  if (error instanceof WrongUsage) return say(`${error.message}\nUsage: rallyline ${usage}`, 2);
  if (error instanceof NotDone) return say(error.message, 1);
  if (error instanceof Refused) return say(inEnglish(error.refusal).message, 1);
  if (error instanceof Error && error.name === 'StoreAway')
    return say(`the store cannot be used now: ${error.message}`, 1);
  throw error;
}

function say(line: string, code: number): number {
  process.stderr.write(`rallyline: ${line}\n`);
  return code;
}
