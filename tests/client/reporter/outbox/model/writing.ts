/** Writing, changing, withdrawing, mending and letting go, as the screens do it, and what the reporter may then expect. */
import type { EntryContent } from '../../../../../client/entry/entryContent.js';
import { withPhotos } from '../phone.js';
import type { Deed } from './deeds.js';
import { photosIn } from './server.js';
import type { World } from './world.js';

type Writing = Extract<Deed, { which: number } | { does: 'posts' }>;
type Of<Does extends Writing['does']> = Extract<Writing, { does: Does }>;

export async function writes(world: World, deed: Writing): Promise<void> {
  const { person } = world;
  if (person === null) return;
  if (deed.does === 'posts') return posts(world, deed, person);
  if (deed.does === 'undoes') return undoes(world, deed, person);
  const entry = world.wishes.nth(deed.which, person);
  if (entry === null) return;
  switch (deed.does) {
    case 'desk edits':
      return deskEdits(world, entry);
    case 'desk takes down':
      return deskTakesDown(world, entry);
    default:
      return world.isShown(entry) ? onTheList(world, deed, entry) : undefined;
  }
}

function onTheList(world: World, deed: Of<'revises' | 'retracts' | 'mends' | 'discards'>, entry: string) {
  const own = world.disk.items.filter((item) => item.entry === entry);
  if (own.some(({ verb, refusal }) => verb === 'retract' && refusal === null)) return;
  switch (deed.does) {
    case 'revises':
      return revises(world, deed, entry);
    case 'retracts':
      return retracts(world, deed, entry);
    case 'mends':
      return mends(world, deed.tab, entry);
    case 'discards':
      return discards(world, deed.tab, entry);
  }
}

async function posts(world: World, { tab, photos, isBad }: Of<'posts'>, person: string): Promise<void> {
  const text = world.text(isBad);
  const ids = Array.from({ length: photos }, () => world.photo());
  const entry = `id-${world.ids + 1}`;
  const isDone = await world.tab(tab).does((outbox) => outbox.post(to(person), withPhotos(text, ...ids)));
  world.wishes.written(entry, person, text, isDone);
}

async function revises(world: World, { tab, photos, isBad }: Of<'revises'>, entry: string): Promise<void> {
  const { content: base, rev } = world.shown(entry);
  const text = world.text(isBad);
  const before = photosIn(base);
  const media = photos === 0 ? before : photos === 1 ? before.slice(1) : [...before, world.photo()];
  const words = withPhotos(text, ...media);
  const person = world.wishes.of(entry).person;
  const isDone = await world.tab(tab).does((outbox) => outbox.revise(to(person), entry, { base, words, rev }));
  world.wishes.changed(entry, text, isDone);
}

async function retracts(world: World, { tab, undo }: Of<'retracts'>, entry: string): Promise<void> {
  const { person } = world.wishes.of(entry);
  const isDone = await world.tab(tab).does((outbox) => outbox.retract(to(person), entry, undo));
  world.wishes.stands(entry, isDone ? 'no' : 'maybe');
}

async function undoes(world: World, { tab, which }: Of<'undoes'>, person: string): Promise<void> {
  const asked = world.disk.items.filter((item) => item.verb === 'retract' && item.person === person);
  const entry = asked[which % Math.max(1, asked.length)]?.entry;
  if (entry === undefined) return;
  await world.tab(tab).does((outbox) => outbox.undoRetract(entry));
  const isAsked = world.disk.items.some((item) => item.entry === entry && item.verb === 'retract');
  const isGone = world.server.entries.get(entry)?.isGone === true;
  if (!isAsked && !isGone && world.isShown(entry)) world.wishes.stands(entry, 'yes');
}

export async function mends(world: World, tab: number, entry: string): Promise<void> {
  const items = world.disk.items.filter((item) => item.entry === entry && item.verb !== 'photo');
  const refused = items.find(({ refusal }) => refusal !== null) ?? items[0];
  if (refused === undefined || !('words' in refused)) return;
  const there = world.server.entries.get(entry);
  const isStale = refused.refusal?.code === 'conflict' && there !== undefined;
  const from = isStale
    ? { base: there.content, rev: there.rev }
    : 'base' in refused
      ? { base: refused.base, rev: refused.rev ?? 1 }
      : {};
  const text = world.text();
  const words: EntryContent = { ...world.shown(entry).content, text };
  const isDone = await world.tab(tab).does((outbox) => outbox.mend(to(refused.person), entry, { words, ...from }));
  world.wishes.changed(entry, text, isDone);
}

export async function discards(world: World, tab: number, entry: string): Promise<void> {
  const { disk, server, wishes } = world;
  const own = disk.items.filter((item) => item.entry === entry && item.verb !== 'photo');
  if (own.every(({ refusal }) => refusal === null)) return;
  const isDone = await world.tab(tab).does((outbox) => outbox.discard(entry));
  const there = server.entries.get(entry);
  const left = disk.newest(entry);
  if (there?.isGone === true) return wishes.stands(entry, 'no');
  const text = left !== null && 'words' in left ? left.words.text : there?.content.text;
  if (text !== undefined) wishes.changed(entry, String(text), isDone);
  // An earlier attempt at a post that was let go may still arrive, or just has.
  const mayArrive = own.some(({ verb, attempts }) => verb === 'post' && attempts > 1);
  wishes.stands(entry, mayArrive || !isDone ? 'maybe' : text === undefined ? 'no' : 'yes');
}

/** Something of the phone that is still to arrive will meet another revision, and be mended by its author. */
function deskEdits({ server, disk, wishes }: World, entry: string): void {
  const there = server.entries.get(entry);
  if (there === undefined || there.isGone) return;
  const edited = `desk, after ${String(there.content.text)}`;
  server.deskEdits(entry, edited);
  const isPending = disk.items.some((item) => item.entry === entry && 'words' in item && !server.has(item.command));
  if (!isPending) wishes.changed(entry, edited, true);
}

function deskTakesDown({ server, wishes }: World, entry: string): void {
  if (!server.entries.has(entry)) return;
  server.takesDown(entry);
  wishes.stands(entry, 'no');
}

function to(person: string) {
  return { blog: 'baku', person };
}
