/** The owner's sign-in link on an empty store: on a terminal, else in a file that the owner alone can read. */
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createSignIn } from '../auth/signIn.js';
import type { Parts } from '../parts.js';

const LIFE_MS = 86_400_000;
const OWNER: { blog: null; name: string; role: 'owner' } = { blog: null, name: 'Owner', role: 'owner' };

/**
 * Makes an owner's link, valid for a day and once. `url`: the origin that it is for. `name`: what stands under the owner's
 * entries, which is said as it is in every language; another name is another owner.
 */
export async function makeOwnerLink({ store, now, newId }: Parts, url: string, name = OWNER.name): Promise<string> {
  const { invite } = createSignIn({ people: store.people, now, newId });
  const { secret } = await invite({ ...OWNER, name }, LIFE_MS);
  return linkOf(url, secret);
}

function linkOf(url: string, secret: string): string {
  return `${url}/join#${secret}`;
}

/** Where there is no owner yet, makes one and shows the link. Never in a log: who has it is the owner. */
export async function showOwnerLink(parts: Parts, url: string): Promise<void> {
  const { people } = parts.store;
  if (await people.hasOwner()) return;
  // Of instances that start at once the one that made the owner shows the link: there is one, and it works.
  const first = await createSignIn({ ...parts, people }).inviteFirstOwner(OWNER.name, LIFE_MS);
  if (first === null) return;
  const link = linkOf(url, first.secret);
  if (process.stdout.isTTY) {
    process.stdout.write(`Sign in as the owner (once, within a day): ${link}\n`);
    return;
  }
  const file = path.resolve(parts.config.dataDir, 'owner-link');
  // Made anew, so that nobody else's rights on an older file stay.
  await rm(file, { force: true });
  await writeFile(file, `${link}\n`, { mode: 0o600 });
  process.stdout.write(`The owner's sign-in link is in ${file}\n`);
}
