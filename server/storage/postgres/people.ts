/** People who may post, their devices, and the invitations by which devices come. */
import type { People, Person } from '../ports.js';
import type { Connection, Database } from './database.js';
import { devices } from './people/devices.js';
import { invitations } from './people/invitations.js';

const ADD_PERSON = 'insert into people (id, blog, name, role) values ($1, $2, $3, $4) on conflict do nothing';
const PERSON = `
  select id, blog, name, role from people where coalesce(blog, '') = coalesce($1, '') and name = $2 and role = $3`;
const HAS_OWNER = `
  select exists (select from people p where p.role = 'owner' and (
    exists (select from devices d where d.person = p.id and d.revoked_at is null)
    or exists (select from invitations i where i.person = p.id and i.redeemed_at is null
      and i.withdrawn_at is null and i.expires_at > $1))) as has`;

export function postgresPeople(database: Database, now: () => Date): People {
  const { reading, writing } = database;
  return {
    person: (person) => personIn(writing, person),
    ...devices(database),
    ...invitations(database),
    hasOwner: async () => (await reading.ask<{ has: boolean }>(HAS_OWNER, [now().toISOString()]))[0]?.has ?? false,
  };
}

async function personIn({ ask }: Connection, { id, blog, name, role }: Person): Promise<Person> {
  await ask(ADD_PERSON, [id, blog, name, role]);
  const [person] = await ask<Person>(PERSON, [blog, name, role]);
  if (person === undefined) throw new Error(`the id ${id} is another person's`);
  return person;
}
