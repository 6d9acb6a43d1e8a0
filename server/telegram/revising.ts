/** Entries that stand in a channel already: edited as they stand now. */
import type { PublicEntry } from '../../shared/entry.js';
import { CAPTION_MAX, furtherCaption, gatheredOf, messageOf, TEXT_MAX } from './message.js';
import { BLANK, NOT_TAKEN, photosIn, sumOf, type Note } from './note.js';
import { readyPhotos } from './pictured.js';
import { postFurther } from './posting.js';
import type { Round } from './round.js';

/** Whether something stands in the channel that has to go: a photo that readers may not see any more, or words that were withdrawn. */
export function hasToLose({ media, verification }: PublicEntry, note: Note): boolean {
  if (verification === 'withdrawn') return true;
  return photosIn(note).some((photo) => !media.some(({ id, state }) => id === photo && state === 'ready'));
}

/** Edits what stands in the channel of an entry, and posts the photos that came since. */
export async function revise(entry: PublicEntry, note: Note, round: Round): Promise<void> {
  const edited = await edit(entry, note, round);
  if (edited.lost !== true) round.keep(entry.id, await postFurther(entry, edited, round));
}

/** As `revise`, but posts nothing; nothing is asked of Telegram where nothing would change. Returns the note that is kept then. */
export async function edit(entry: PublicEntry, note: Note, round: Round): Promise<Note> {
  const more = await withoutGone(entry, note, round);
  const left = { ...note, more };
  // A note that is as it was is no progress, should what follows fail.
  if (JSON.stringify(more) !== JSON.stringify(note.more)) round.keep(entry.id, left);
  if (left.lost === true) return left;
  const edited = note.with.length > 1 ? await reviseTogether(entry, left, round) : await reviseOne(entry, left, round);
  round.keep(entry.id, edited);
  return edited;
}

/** Erases the messages of photos that are gone, and edits the captions of the others. */
async function withoutGone(entry: PublicEntry, { more }: Note, round: Round): Promise<Note['more']> {
  const left: Note['more'] = [];
  for (const [id, message, sum] of more) {
    const photo = entry.media.find((one) => one.id === id && one.state === 'ready');
    if (message === NOT_TAKEN) left.push([id, message, sum]);
    else if (photo === undefined || entry.verification === 'withdrawn') {
      await round.channel.erase(message, true, round.instead);
    } else left.push([id, message, sum === '' ? '' : await recaption(message, sum)]);

    async function recaption(of: number, before: string): Promise<string> {
      const caption = photo === undefined ? '' : furtherCaption(photo, entry, round.around);
      const now = sumOf(caption, id);
      if (now !== before) await round.channel.editWords(of, caption, true);
      return now;
    }
  }
  return left;
}

async function reviseOne(entry: PublicEntry, note: Note, round: Round): Promise<Note> {
  const media = await pictureFor(entry, note, round);
  const { around } = round;
  const isPhoto = media.id !== null;
  const html = messageOf(entry, around, isPhoto ? CAPTION_MAX : TEXT_MAX, photosIn({ ...note, media: media.id }));
  const sum = sumOf(html, media.id);
  if (sum === note.sum) return note;
  const done =
    media.id === note.media
      ? await round.channel.editWords(note.head, html, isPhoto)
      : await round.channel.editPicture(note.head, media.upload, html);
  if (done.ok || done.what === 'same') return { ...note, media: media.id, sum };
  // A picture that Telegram does not take: the words stand as before, and it is not tried once more.
  if (media.id !== note.media && media.id !== null && media.id !== BLANK) {
    return reviseOne(entry, { ...note, more: [...note.more, [media.id, NOT_TAKEN, '']] }, round);
  }
  return unlessEdited(done.what, entry, { ...note, sum }, round);
}

/** The picture that the message shows: the one that it has, else the next that is ready; once it has a place, it is never text again. */
async function pictureFor(entry: PublicEntry, note: Note, round: Round) {
  const stands = entry.media.some(({ id, state }) => id === note.media && state === 'ready');
  if (stands && entry.verification !== 'withdrawn') return { id: note.media, upload: null };
  const known = note.more.map(([photo]) => photo);
  const [next] = await readyPhotos(entry, round, known);
  if (next !== undefined) return { id: next.photo.id, upload: next.upload };
  return { id: note.media === null ? null : BLANK, upload: null };
}

/**
 * Edits a message of several entries, each as it stands now. The digest in the others' notes is older then: at worst they ask
 * for an edit that changes nothing.
 */
async function reviseTogether(entry: PublicEntry, note: Note, round: Round): Promise<Note> {
  const html = gatheredOf(await round.entries(note.with), round.around);
  const sum = sumOf(html, null);
  if (sum === note.sum) return note;
  const done = await round.channel.editWords(note.head, html, false);
  const edited = { ...note, sum };
  return done.ok || done.what === 'same' ? edited : unlessEdited(done.what, entry, edited, round);
}

/**
 * A message that somebody deleted in the channel stays deleted. One that cannot be edited goes whole where something in it has
 * to go; else it is left, where the bot has its rights.
 */
async function unlessEdited(what: string, entry: PublicEntry, note: Note, round: Round): Promise<Note> {
  if (what === 'missing') return { ...note, lost: true };
  if (hasToLose(entry, note)) {
    await round.channel.erase(note.head, note.media !== null, round.instead);
    return { ...note, lost: true };
  }
  await round.channel.requireRights();
  return note;
}
