/** The owner's sign-in link on an empty store: shown on a terminal, else in a file that the owner alone can read. */
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SignIn } from '../auth/signIn.js';
import type { Parts } from '../parts.js';

const LIFE_MS = 86_400_000;
const OWNER: { blog: null; name: string; role: 'owner' } = { blog: null, name: 'Owner', role: 'owner' };

/**
 * Makes an owner's link, valid for a day and once. `url`: the origin of the link. `name`: the byline of the owner's
 * entries, shown as it is in every language; another name is another owner.
 */
export async function makeOwnerLink({ store, now, newId }: Parts, url: string, name = OWNER.name): Promise<string> {
  const signIn = new SignIn({ people: store.people, now, newId });
  const { secret } = await signIn.invite({ ...OWNER, name }, LIFE_MS);
  return linkOf(url, secret);
}

function linkOf(url: string, secret: string): string {
  return `${url}/join#${secret}`;
}

/** Makes an owner where there is none yet, and shows the link; never in a log, since its holder is the owner. */
export async function showOwnerLink(parts: Parts, url: string): Promise<void> {
  const { people } = parts.store;
  if (await people.hasOwner()) return;
  // Several instances may start at once: the instance that made the owner shows the link, so there is one, and it works.
  const first = await new SignIn({ ...parts, people }).inviteFirstOwner(OWNER.name, LIFE_MS);
  if (first === null) return;
  const link = linkOf(url, first.secret);
  if (process.stdout.isTTY) {
    process.stdout.write(`Sign in as the owner (once, within a day): ${link}\n`);
    return;
  }
  const file = path.resolve(parts.config.dataDir, 'owner-link');
  // An older file is removed first, so that no rights on it stay.
  await rm(file, { force: true });
  await writeFile(file, `${link}\n`, { mode: 0o600 });
  process.stdout.write(`The owner's sign-in link is in ${file}\n`);
}
