/** The commands `token`, `invite`, `owner-link`, `devices` and `revoke`. */
import { broughtBy } from '../../shared/brought.js';
import { asOneLine, isBlank } from '../../shared/characters.js';
import { twoDigits } from '../../shared/deviceMarks.js';
import { INVITED_HOURS } from '../../shared/protocol/people.js';
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
function deviceLine({ id, blog, role, name, kind, deviceName, invitedBy, ...times }: ListedDevice): string {
  const { lastSeenAt, revokedAt } = times;
  const standing = revokedAt === null ? `seen ${lastSeenAt}` : `revoked ${revokedAt}`;
  const marks = kind === 'token' ? [] : [[deviceName, twoDigits(id)].filter((mark) => mark !== null).join(' · ')];
  const came = invitedBy === null ? [] : [`invited by ${invitedBy}`];
  return [id, blog ?? '(all)', role, kind, standing, name, ...marks, ...came].join('\t');
}

export async function revoke({ store, now }: Parts, flags: Flags): Promise<string[]> {
  const device = flags.word(0, 'the device');
  const { people } = store;
  const since = sinceOf(flags.flag('invited') ?? `${INVITED_HOURS.toString()}h`, now());
  const before = await people.devices();
  switch (await people.remove(device, now().toISOString(), since)) {
    case 'removed':
      return broughtLines(device, before, await people.devices());
    case 'unknown':
      throw new WrongUsage(`there is no device ${device}`);
    case 'last-owner':
      throw new NotDone('This is the last device of an owner. Make another first: owner-link, and sign in with it.');
  }
}

/** Tells what became of those who came by invitations of that device: the operator may know them, or not. */
function broughtLines(device: string, before: ListedDevice[], after: ListedDevice[]): string[] {
  const isEnded = ({ revokedAt }: ListedDevice): boolean => revokedAt !== null;
  const ended = new Set(before.filter(isEnded).map(({ id }) => id));
  return broughtBy(device, after, isEnded).flatMap(({ device: one, at }) => {
    if (ended.has(one.id)) return [];
    return [`${isEnded(one) ? 'ended too' : 'STAYS'}, came by its invitation at ${at}\t${deviceLine(one)}`];
  });
}

/** The moment since when whoever came by the device's invitations is ended with it; null: nobody is. */
function sinceOf(text: string, now: Date): string | null {
  if (text === 'none') return null;
  if (text === 'all') return new Date(0).toISOString();
  const ms = timeIn(text);
  if (ms > 0) return new Date(now.getTime() - ms).toISOString();
  throw new WrongUsage('--invited must be like 30m, 24h or 7d, or all, or none');
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
  const life = timeIn(text);
  if (!(life > 0 && life <= LONGEST_MS)) throw new WrongUsage('--expires must be like 30m, 24h or 7d, at most 30d');
  return life;
}

/** Milliseconds; NaN where it is no time. */
function timeIn(text: string): number {
  const [, number = '', unit = ''] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  return Number(number) * (UNIT_MS[unit] ?? NaN);
}
