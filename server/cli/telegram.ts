/** The command `telegram`: the channel of a blog, with the token of its bot from the standard input. */
import { parseOutlet } from '../../shared/parse.js';
import type { OutletAnswer } from '../../shared/protocol/outlets.js';
import { Refused } from '../../shared/refusals.js';
import { NotDone } from '../archive/format.js';
import type { Parts } from '../parts.js';
import { ChannelSetting } from '../telegram/channelSetting.js';
import type { Flags } from './flags.js';
import { adminOf, faultOf } from './outlets.js';
import { isMeant, typedSecret, type Input } from './typed.js';

/** Sets the channel with `--channel`, turns it off with `--off`, and else says how it stands. `input`: has the token. */
export async function telegram(parts: Parts, flags: Flags, input: Input = process.stdin): Promise<string[]> {
  const slug = flags.word(0, 'the slug');
  if (flags.isOn('off')) return turnOff(parts, slug, flags.isOn('yes') ? null : input);
  const channel = flags.flag('channel');
  return channel === undefined ? say(parts, slug) : set(parts, { slug, channel, lang: flags.flag('lang') }, input);
}

interface Asked {
  slug: string;
  channel: string;
  lang: string | undefined;
}

async function set(parts: Parts, { slug, channel, lang }: Asked, input: Input): Promise<string[]> {
  if ((await parts.store.journal.blog(slug)) === null) throw new Refused('not-found', { field: 'blog' });
  const token = await typedSecret(input, "The bot's token, from @BotFather: ");
  const asked = { kind: 'telegram', token, channel, ...(lang !== undefined && { lang }) };
  const parsed = parseOutlet(asked);
  if (!parsed.ok) throw new Refused(parsed.refusal.code, parsed.refusal);
  const { name } = await settingOf(parts).set(slug, { token, channel, lang });
  return [`${slug} goes to ${name} from now on. A backup holds the bot's token; nothing else tells it.`];
}

/** A person at a terminal is told what stays in the channel, and asked, before it is turned off; null: nobody is to be asked. */
async function turnOff(parts: Parts, slug: string, input: Input | null): Promise<string[]> {
  const { name, entries, state } = await channelOf(parts, slug);
  const left = `${standing(entries)} in ${name}: it stays there, and no takedown reaches it any more`;
  const first = [
    // Nothing is carried to a paused channel, and so nothing is deleted there.
    ...(state === 'paused'
      ? [`It is paused. To have it go on: telegram ${slug} --channel ${name}, with the token.`]
      : []),
    `To have it deleted first: blog set ${slug} --visibility desk, and wait until the running server has left none.`,
  ].join('\n');
  if (input?.isTTY === true && !(await isMeant(input, `${left}.\n${first}\nTurn it off now (yes or no)? `)))
    throw new NotDone(`Nothing was changed: ${slug} goes to ${name} as before.`);
  if (!(await settingOf(parts).off(slug))) throw new NotDone(`${slug} has no channel.`);
  return [`${slug} goes to no channel any more. ${left}.`];
}

async function say(parts: Parts, slug: string): Promise<string[]> {
  return [lineOf(await channelOf(parts, slug))];
}

async function channelOf(parts: Parts, slug: string): Promise<OutletAnswer> {
  const channel = (await adminOf(parts).list(slug)).find(({ kind }) => kind === 'telegram');
  if (channel === undefined) throw new NotDone(`${slug} has no channel.`);
  return channel;
}

function standing(entries = 0): string {
  return `What stands of ${entries === 1 ? '1 entry' : `${entries.toString()} entries`}`;
}

function lineOf({ name, state, failure, lastAt, entries = 0 }: OutletAnswer): string {
  const failed = failure === undefined ? 'never failed' : `failed ${failure.at} (${faultOf(failure)})`;
  return [
    name,
    state,
    lastAt === undefined ? 'took nothing yet' : `took ${lastAt}`,
    failed,
    `entries ${entries.toString()}`,
  ].join('\t');
}

function settingOf(parts: Parts): ChannelSetting {
  return new ChannelSetting({ ...parts.telegram, outlets: parts.store.outlets, admin: adminOf(parts) });
}
