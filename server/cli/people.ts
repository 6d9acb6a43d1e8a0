/** The commands `token`, `invite`, `owner-link`, `devices` and `revoke`. */
import { asOneLine, isBlank } from '../../shared/characters.js';
import { twoDigits } from '../../shared/deviceMarks.js';
import { NotDone } from '../archive/format.js';
import { SignIn } from '../auth/signIn.js';
import { makeOwnerLink } from '../main/ownerLink.js';
import type { Parts } from '../parts.js';
import type { ListedDevice } from '../storage/ports.js';
import { WrongUsage, type Flags } from './flags.js';

const DAY = '24h';
const UNIT_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const LONGEST_MS = 30 * 86_400_000;

/** Prints a bearer token, and nothing else: it goes into a program's environment. */
export async function token(parts: Parts, flags: Flags): Promise<string[]> {
  return [await signIn(parts).token(await personIn(parts, flags))];
}

export async function invite(parts: Parts, flags: Flags): Promise<string[]> {
  const life = lifeOf(flags.flag('expires') ?? DAY);
  const { secret } = await signIn(parts).invite(await personIn(parts, flags), life);
  return [`${parts.config.publicUrl}/join#${secret}`];
}

export async function ownerLink(parts: Parts, flags: Flags): Promise<string[]> {
  const name = flags.flag('name');
  return [await makeOwnerLink(parts, parts.config.publicUrl, name === undefined ? name : byline(name))];
}

export async function devices({ store }: Parts): Promise<string[]> {
  const all = await store.people.devices();
  return all.map(deviceLine);
}

/** The name and the two digits are those that a phone shows itself; programs with a token have neither. */
function deviceLine({ id, blog, role, name, kind, deviceName, lastSeenAt, revokedAt }: ListedDevice): string {
  const standing = revokedAt === null ? `seen ${lastSeenAt}` : `revoked ${revokedAt}`;
  const marks = kind === 'token' ? [] : [[deviceName, twoDigits(id)].filter((mark) => mark !== null).join(' · ')];
  return [id, blog ?? '(all)', role, kind, standing, name, ...marks].join('\t');
}

export async function revoke({ store, now }: Parts, flags: Flags): Promise<string[]> {
  const device = flags.word(0, 'the device');
  switch (await store.people.remove(device, now().toISOString())) {
    case 'removed':
      return [];
    case 'unknown':
      throw new WrongUsage(`there is no device ${device}`);
    case 'last-owner':
      throw new NotDone('This is the last device of an owner. Make another first: owner-link, and sign in with it.');
  }
}

function signIn({ store, now, newId }: Parts) {
  return new SignIn({ people: store.people, now, newId });
}

async function personIn({ store }: Parts, flags: Flags) {
  const blog = flags.word(0, 'the slug');
  const name = byline(flags.needed('name'));
  const role = flags.flag('role') ?? 'reporter';
  if (role !== 'reporter' && role !== 'editor') throw new WrongUsage('--role must be reporter or editor');
  if ((await store.journal.blog(blog)) === null) throw new WrongUsage(`there is no blog ${blog}`);
  return { blog, name, role } as const;
}

/** Takes a byline that can stand on every page: one line, without signs that make it look like another. */
function byline(given: string): string {
  const name = asOneLine(given);
  if (!isBlank(name) && /^[^\p{Cc}\u202a-\u202e]{1,300}$/u.test(name)) return name;
  throw new WrongUsage('--name must be one line of at most 300 characters');
}

function lifeOf(text: string): number {
  const [, number = '', unit = ''] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  const life = Number(number) * (UNIT_MS[unit] ?? NaN);
  if (!(life > 0 && life <= LONGEST_MS)) throw new WrongUsage('--expires must be like 30m, 24h or 7d, at most 30d');
  return life;
}
