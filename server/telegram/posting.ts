/** New entries in a channel: each a message of its own, or several of a burst in one. */
import type { PublicEntry } from '../../shared/entry.js';
import type { Change } from '../outlets/carrier.js';
import { CAPTION_MAX, furtherCaption, GATHERED_MAX, gatheredOf, messageOf, TEXT_MAX } from './message.js';
import { NOT_TAKEN, sumOf, type Note } from './note.js';
import { hasPhotos, readyPhotos, type Pictured } from './pictured.js';
import type { Round } from './round.js';

/** From so many new entries that wait on, they are gathered: two reporters in one second are no burst. */
const BURST = 3;

/** Posts the entry of the first change, together with those that follow it in a burst. Returns how many changes were taken. */
export async function post(changes: readonly Change[], entry: PublicEntry, round: Round): Promise<number> {
  const burst = hasPhotos(entry) ? [] : await burstFrom(changes, round);
  if (burst.length < BURST) {
    await postOne(entry, round);
    return 1;
  }
  await postTogether(burst, round);
  return burst.length;
}

/** New entries of words alone that follow each other. */
async function burstFrom(changes: readonly Change[], round: Round): Promise<PublicEntry[]> {
  const burst: PublicEntry[] = [];
  for (const change of changes.slice(0, GATHERED_MAX)) {
    const entry = await round.now(change);
    if (entry === null || hasPhotos(entry) || !round.isDue(entry)) break;
    burst.push(entry);
  }
  return burst;
}

/** Posts one entry, with the photos that are ready; a photo that is still on its way is put to the message later. */
async function postOne(entry: PublicEntry, round: Round): Promise<void> {
  const photos = await readyPhotos(entry, round, []);
  const note = photos.length === 0 ? null : await postPhotos(entry, photos, round);
  round.keep(entry.id, note ?? (await postWords([entry], messageOf(entry, round.around, TEXT_MAX), round)));
}

async function postTogether(entries: readonly PublicEntry[], round: Round): Promise<void> {
  const note = await postWords(entries, gatheredOf(entries, round.around), round);
  for (const { id } of entries) round.keep(id, note);
}

/** null: Telegram takes this message in no form, so that nothing of it stands there. */
async function postWords(entries: readonly PublicEntry[], html: string, { channel }: Round): Promise<Note | null> {
  const said = await channel.say(html);
  if (!said.ok) return null;
  const { message_id: head } = said.value;
  return { head, media: null, more: [], with: entries.map(({ id }) => id), sum: sumOf(html, null) };
}

/** null: Telegram does not take these pictures. */
async function postPhotos(entry: PublicEntry, photos: readonly Pictured[], round: Round): Promise<Note | null> {
  const ids = photos.map(({ photo }) => photo.id);
  const caption = messageOf(entry, round.around, CAPTION_MAX, ids);
  // A single caption stands below an album; of several, the apps show none.
  const media = photos.map(({ upload }, index) => ({ photo: upload, caption: index === 0 ? caption : '' }));
  const shown = await round.channel.show(media);
  const [head, ...further] = shown.ok ? shown.value : [];
  if (head === undefined) return null;
  return {
    head: head.message_id,
    media: ids[0] ?? null,
    more: further.map(({ message_id }, index) => [ids[index + 1] ?? '', message_id, '']),
    with: [entry.id],
    sum: sumOf(caption, ids[0] ?? null),
  };
}

/** Posts photos that became ready after the entry's message, as answers to it. Returns the note with them. */
export async function postFurther(entry: PublicEntry, note: Note, round: Round): Promise<Note> {
  const known = [note.media ?? '', ...note.more.map(([photo]) => photo)];
  const photos = await readyPhotos(entry, round, known);
  if (photos.length === 0) return note;
  const captions = photos.map(({ photo }) => furtherCaption(photo, entry, round.around));
  const media = photos.map(({ upload }, index) => ({ photo: upload, caption: captions[index] ?? '' }));
  const shown = await round.channel.show(media, { to: note.head });
  const more = photos.map(({ photo }, index): Note['more'][number] => {
    const message = shown.ok ? shown.value[index]?.message_id : undefined;
    return [photo.id, message ?? NOT_TAKEN, message === undefined ? '' : sumOf(captions[index] ?? '', photo.id)];
  });
  return { ...note, more: [...note.more, ...more] };
}
