/** The photos of an own entry: each with its state in a word and a mark, and what can be done where it did not arrive. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import type { SessionBlog } from '../../../shared/protocol.js';
import type { Refusal } from '../../../shared/refusals.js';
import { draftOf, wordsOf } from '../../entry/draft.js';
import type { DraftPhoto } from '../../entry/draftPhotos.js';
import type { OwnEntry } from '../mine.js';
import type { OwnPhoto } from '../mine/photos.js';
import { ACCEPTED_TYPES } from '../photos/kindOfFile.js';
import type { PhoneSpoken } from '../words.js';
import { useOffered, useReporting, useWords } from './hooks.js';
import { useTaking } from './formPhotos.js';
import { Mark } from '../../entry/mark.js';
import { PHOTO_MARKS } from '../marks.js';
import { Thumbnail } from './thumbnail.js';

interface OwnPhotosProps {
  entry: OwnEntry;
  blog: SessionBlog;
}

export function OwnPhotos({ entry, blog }: OwnPhotosProps): JSX.Element | null {
  if (entry.photos.length === 0 || entry.state === 'withdrawn' || entry.state === 'withdrawing') return null;
  return (
    <ul class="own-photos">
      {entry.photos.map((photo) => (
        <li key={photo.id} class="own-photo" data-photo={photo.id} data-state={photo.state}>
          <Thumbnail photo={photo.id} src={photo.src} alt={photo.alt} />
          <div class="own-photo-said">
            <PhotoState photo={photo} />
            <Described photo={photo} />
            <Trouble photo={photo} entry={entry} blog={blog} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function PhotoState({ photo }: { photo: OwnPhoto }): JSX.Element {
  const words = useWords();
  const { states } = words.photos;
  const progress = useReporting().outbox.progress.value;
  const share = progress?.photo === photo.id ? progress.share : null;
  return (
    <>
      <p class="own-photo-state">
        <Mark of={PHOTO_MARKS[photo.state]} /> {states[photo.state]}
        {share !== null && ` · ${percentOf(share, words)}`}
      </p>
      {share !== null && <progress aria-label={states.sending} value={share} max={1} />}
    </>
  );
}

/** A photo without a description is marked: it can still be given one, by "Change". */
function Described({ photo }: { photo: OwnPhoto }): JSX.Element | null {
  const words = useWords().form.photos;
  if (photo.state === 'gone') return null;
  if (photo.alt === '') return <p class="own-photo-bare">○ {words.noDescription}</p>;
  // The picture beside it says the same to those who hear this page.
  return (
    <p class="own-photo-alt" dir="auto" aria-hidden="true">
      {photo.alt}
    </p>
  );
}

function Trouble({ photo, entry, blog }: OwnPhotosProps & { photo: OwnPhoto }): JSX.Element | null {
  const words = useWords();
  const { outbox, drafts, address, serverNow } = useReporting();
  const offered = useOffered(blog);
  const take = useTaking();
  const [told, setTold] = useState<string | null>(null);
  if (photo.state !== 'refused' && photo.state !== 'failed') return null;
  const { refusal, fault } = photo;
  const what = refusal === null ? (fault?.message ?? words.photos.failed) : refusedPhoto(refusal, words);

  /** A revision that names other photos; what is said of a photo stays said of the one in its place. */
  const revise = (next: (all: readonly DraftPhoto[]) => readonly DraftPhoto[]) => {
    const setting = { now: serverNow(), timeZone: blog.timeZone };
    const draft = draftOf(entry.words, blog.timeZone);
    const changed = wordsOf({ ...draft, photos: next(draft.photos) }, setting);
    return outbox.revise(address(), entry.id, { base: wordsOf(draft, setting), words: changed, rev: entry.rev });
  };
  const replace = async (file: File | undefined) => {
    if (file === undefined) return;
    setTold(null);
    const taken = await take(file);
    if ('fault' in taken) setTold(taken.fault);
    else await revise((all) => all.map((one) => (one.id === photo.id ? replaced(one, taken.id) : one)));
  };
  const replaced = (one: DraftPhoto, id: string): DraftPhoto => ({
    ...one,
    id,
    credit: one.credit === '' ? drafts.credit(address().person) : one.credit,
    rest: {},
  });

  return (
    <div class="own-photo-trouble">
      <p class="fault">
        <span aria-hidden="true">! </span>
        {told ?? what}
      </p>
      {offered.revise(entry) && (
        <div class="deeds">
          {fault?.code === 'lost' && (
            <button type="button" class="second" onClick={() => void outbox.sendAgain(address(), entry.id, photo.id)}>
              {words.photos.sendAgain}
            </button>
          )}
          <label class="photo-way photo-way-small">
            <input
              type="file"
              accept={ACCEPTED_TYPES}
              onChange={({ currentTarget }) => {
                void replace(currentTarget.files?.[0]);
                currentTarget.value = '';
              }}
            />
            <span>{words.photos.chooseAnother}</span>
          </label>
          <button
            type="button"
            class="quiet"
            onClick={() => void revise((all) => all.filter((one) => one.id !== photo.id))}
          >
            {words.photos.removeIt}
          </button>
        </div>
      )}
    </div>
  );
}

/** For a photo, some refusals mean something of their own. */
function refusedPhoto(refusal: Refusal, words: PhoneSpoken): string {
  const ofPhoto: Partial<Record<string, string>> = words.photos.refused;
  return ofPhoto[refusal.code] ?? sayRefusal(refusal, words.refusals, words);
}

/** What left the phone may still be under way: all of it is there once the server says so. */
export function percentOf(share: number, { percent }: PhoneSpoken): string {
  return percent(Math.min(0.99, Math.floor(share * 100) / 100));
}
