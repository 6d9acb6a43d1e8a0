/** The end of a run: the network is good, everybody signs in once more and looks after what was refused; and its faults. */
import { photosIn } from './server.js';
import { PEOPLE, type World } from './world.js';
import { discards, mends } from './writing.js';

const ROUNDS = 8;
const LONG_MS = 400_000;

export async function calmsDown(world: World): Promise<void> {
  world.network.fates = [];
  world.disk.failures = 0;
  for (const { life } of world.tabs) {
    life.left = Infinity;
    life.thaw();
  }
  for (let round = 0; round < ROUNDS && world.disk.items.length > 0; round += 1)
    for (const person of PEOPLE) {
      await world.step();
      world.signIn(person);
      await world.clock.pass(LONG_MS);
      await world.looks(0);
      for (const entry of new Set(world.disk.items.map((item) => item.entry))) await looksAfter(world, entry, person);
      await world.clock.pass(LONG_MS);
    }
}

async function looksAfter(world: World, entry: string, person: string): Promise<void> {
  const commands = world.disk.items.filter((item) => item.entry === entry && item.verb !== 'photo');
  const refused = commands.find(({ refusal }) => refusal !== null);
  if (refused?.person !== person) return;
  const isOver = refused.verb === 'retract' || world.server.entries.get(entry)?.isGone === true;
  await (isOver ? discards(world, 0, entry) : mends(world, 0, entry));
}

export function faultsOf({ disk, server, wishes, network, faults }: World): string[] {
  const standing = [...server.entries].filter(([, { isGone }]) => !isGone);
  const shown = new Map(standing.map(([id, { content }]) => [id, String(content.text)]));
  // An entry that was let go, and arrived after all, is without its photos.
  const wanted = standing.filter(([id]) => wishes.of(id).stands === 'yes');
  const photos = wanted.flatMap(([id, { content }]) =>
    photosIn(content)
      .filter((photo) => !server.photos.has(photo) && !network.refusedPhotos.has(photo))
      .map((photo) => `${photo} of ${id} did not arrive`),
  );
  const left = disk.items.filter(({ command }) => !network.refusedPhotos.has(command));
  return [...faults, ...wishes.faultsIn(shown), ...photos, ...disordered(server.journal), ...left.map(waits)];
}

function disordered(journal: World['server']['journal']): string[] {
  return journal.flatMap(({ entry, text }, at) => {
    const before = journal.slice(0, at);
    if (before.some((one) => one.text === text)) return [`${text} is there twice`];
    const isLate = before.some((one) => one.entry === entry && numberIn(one.text) > numberIn(text));
    return isLate ? [`${text} of ${entry} came after a later one`] : [];
  });
}

function numberIn(text: string): number {
  return Number(text.split(' ').at(-1));
}

function waits({ verb, command, refusal }: World['disk']['items'][number]): string {
  return `${verb} ${command} still waits${refusal === null ? '' : `, refused as ${refusal.code}`}`;
}
