/** The command `telegram`: the channel of a blog, with the token of its bot from the standard input. */
import { parseOutlet } from '../../shared/parse.js';
import type { OutletAnswer } from '../../shared/protocol/outlets.js';
import { Refused } from '../../shared/refusals.js';
import { NotDone } from '../archive/format.js';
import type { Parts } from '../parts.js';
import { ChannelSetting } from '../telegram/channelSetting.js';
import type { Flags } from './flags.js';
import { adminOf, faultOf } from './outlets.js';
import { typedSecret, type Input } from './typed.js';

/** Sets the channel with `--channel`, turns it off with `--off`, and else says how it stands. `input`: has the token. */
export async function telegram(parts: Parts, flags: Flags, input: Input = process.stdin): Promise<string[]> {
  const slug = flags.word(0, 'the slug');
  if (flags.isOn('off')) return turnOff(parts, slug);
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

async function turnOff(parts: Parts, slug: string): Promise<string[]> {
  if (!(await settingOf(parts).off(slug))) throw new NotDone(`${slug} has no channel.`);
  return [`${slug} goes to no channel any more. What stands in the channel stays there, and no takedown reaches it.`];
}

async function say(parts: Parts, slug: string): Promise<string[]> {
  const outlets = await adminOf(parts).list(slug);
  const lines = outlets.filter(({ kind }) => kind === 'telegram').map(lineOf);
  if (lines.length === 0) throw new NotDone(`${slug} has no channel.`);
  return lines;
}

function lineOf({ name, state, failure, lastAt }: OutletAnswer): string {
  const failed = failure === undefined ? 'never failed' : `failed ${failure.at} (${faultOf(failure)})`;
  return [name, state, lastAt === undefined ? 'took nothing yet' : `took ${lastAt}`, failed].join('\t');
}

function settingOf(parts: Parts): ChannelSetting {
  return new ChannelSetting({ ...parts.telegram, outlets: parts.store.outlets, admin: adminOf(parts) });
}
