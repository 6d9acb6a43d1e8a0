/** The commands `webhook add`, `webhook list`, `webhook test` and `webhook remove`. */
import { parseOutlet } from '../../shared/parse.js';
import type { OutletAnswer } from '../../shared/protocol/outlets.js';
import { Refused } from '../../shared/refusals.js';
import { NotDone } from '../archive/format.js';
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
  const all = await adminOf(parts).listAll();
  return all.filter(({ outlet }) => outlet.kind === 'webhook').map(({ blog, outlet }) => lineOf(blog, outlet));
}

function lineOf(blog: string, { id, state, name, failure, lastAt }: OutletAnswer): string {
  const failed = failure === undefined ? 'never failed' : `failed ${failure.at} (${faultOf(failure)})`;
  return [id, blog, state, lastAt === undefined ? 'took nothing yet' : `took ${lastAt}`, failed, name].join('\t');
}

export async function webhookTest(parts: Parts, flags: Flags): Promise<string[]> {
  const id = flags.word(0, 'the webhook');
  const admin = adminOf(parts);
  const tested = await admin.test(await admin.blogOf(id), id);
  if (!tested.ok) throw new NotDone(`The test was not taken: ${faultOf(tested)}.`);
  return ['The test was taken.'];
}

export async function webhookRemove(parts: Parts, flags: Flags): Promise<string[]> {
  const id = flags.word(0, 'the webhook');
  const admin = adminOf(parts);
  await admin.remove(await admin.blogOf(id), id);
  return [];
}
