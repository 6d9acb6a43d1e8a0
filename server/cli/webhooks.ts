/** The commands `webhook add`, `list`, `test`, `secret`, `resume` and `remove`. */
import { parseOutlet } from '../../shared/parse.js';
import type { OutletAnswer } from '../../shared/protocol/outlets.js';
import { Refused } from '../../shared/refusals.js';
import { NotDone } from '../archive/format.js';
import type { OutletAdmin } from '../outlets/outletAdmin.js';
import type { Parts } from '../parts.js';
import type { Flags } from './flags.js';
import { adminOf, faultOf } from './outlets.js';
import { typedSecret, type Input } from './typed.js';

/**
 * Prints the webhook's id and its secret, which is told this once. A running server finds it within a second. `input`: has
 * the address where it is no argument, since it is a secret with many services.
 */
export async function webhookAdd(parts: Parts, flags: Flags, input: Input = process.stdin): Promise<string[]> {
  const slug = flags.word(0, 'the slug');
  const url = flags.wordOrNone(1) ?? (await typedSecret(input, 'The address of the program: '));
  const parsed = parseOutlet({ kind: 'webhook', url });
  if (!parsed.ok) throw new Refused(parsed.refusal.code, parsed.refusal);
  const { id, secret } = await adminOf(parts).addWebhook(slug, url);
  return [`id ${id}`, `secret ${secret}`];
}

export async function webhookList(parts: Parts): Promise<string[]> {
  return (await webhooksOf(adminOf(parts))).map(lineOf);
}

function lineOf({ blog, outlet: { id, state, name, failure, lastAt } }: Listed): string {
  const failed = failure === undefined ? 'never failed' : `failed ${failure.at} (${faultOf(failure)})`;
  return [id, blog, state, lastAt === undefined ? 'took nothing yet' : `took ${lastAt}`, failed, name].join('\t');
}

export async function webhookTest(parts: Parts, flags: Flags): Promise<string[]> {
  const admin = adminOf(parts);
  const { blog, outlet } = await named(admin, flags);
  const tested = await admin.test(blog, outlet.id);
  if (!tested.ok) throw new NotDone(`The test was not taken: ${faultOf(tested)}.`);
  return ['The test was taken.'];
}

/** Prints the new secret, which is told this once, and until when those before it sign, too. */
export async function webhookSecret(parts: Parts, flags: Flags): Promise<string[]> {
  const admin = adminOf(parts);
  const { blog, outlet } = await named(admin, flags);
  const { secret, formerUntil } = await admin.renewSecret(blog, outlet.id);
  return [`secret ${secret}`, `the one before signs, too, until ${formerUntil}`];
}

/** A running server goes on within a second. */
export async function webhookResume(parts: Parts, flags: Flags): Promise<string[]> {
  const admin = adminOf(parts);
  const { blog, outlet } = await named(admin, flags);
  await admin.resume(blog, outlet.id);
  return [
    outlet.state === 'paused'
      ? `${outlet.name} goes on with all that it missed.`
      : `${outlet.name} was not paused. What waits for it is tried now.`,
  ];
}

export async function webhookRemove(parts: Parts, flags: Flags): Promise<string[]> {
  const admin = adminOf(parts);
  const { blog, outlet } = await named(admin, flags);
  await admin.remove(blog, outlet.id);
  return [];
}

interface Listed {
  blog: string;
  outlet: OutletAnswer;
}

async function webhooksOf(admin: OutletAdmin): Promise<Listed[]> {
  return (await admin.listAll()).filter(({ outlet }) => outlet.kind === 'webhook');
}

/** A channel is none: of what stays in it, the command `telegram` says before it is turned off. */
async function named(admin: OutletAdmin, flags: Flags): Promise<Listed> {
  const id = flags.word(0, 'the webhook');
  const found = (await webhooksOf(admin)).find(({ outlet }) => outlet.id === id);
  if (found === undefined) throw new NotDone(`No webhook has the id ${id}. "webhook list" has all of them.`);
  return found;
}
