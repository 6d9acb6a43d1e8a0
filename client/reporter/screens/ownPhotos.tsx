/** The photos of an own entry: each with its state in a word and a mark, and the ways out where it did not arrive. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isLost } from '../../../shared/may.js';
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import { Button } from '../../entry/button.js';
import { draftOf, contentOf } from '../../entry/draft.js';
import { emptyPhoto, type DraftPhoto } from '../../entry/draftPhotos.js';
import type { OwnEntry } from '../mine.js';
import { creditedLast } from '../lastChoices.js';
import type { Address } from '../outbox.js';
import type { OwnPhoto } from '../mine/photos.js';
import { withPhotoAgain } from '../outbox/photoAgain.js';
import { failedPhoto, refusedPhoto } from '../mine/photoTrouble.js';
import { ACCEPTED_TYPES } from '../../photos/kindOfFile.js';
import { useAnswer } from './answer.js';
import { useOffered, useReporting, useSecondWords } from './hooks.js';
import { facesSaid } from '../cover/held.js';
import { CoverLater, useApproving } from './covering.js';
import { useTaking } from './formPhotos.js';
import { useHeld } from './heldPhotos.js';
import { useOnce } from '../../account/useOnce.js';
import { useFormSpeech } from '../../entry/formWords.js';
import { FaultMessage } from '../../entry/labelled.js';
import { FileButton } from '../../entry/form/fileButton.js';
import { PhotoProgress } from './photoProgress.js';
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
            <PhotoProgress photo={photo} />
            <Described photo={photo} />
            <Trouble photo={photo} entry={entry} blog={blog} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The photo's description; a photo without one is marked: "Change" can still add it. */
function Described({ photo }: { photo: OwnPhoto }): JSX.Element | null {
  const words = useFormSpeech().form.photos;
  if (photo.state === 'gone') return null;
  if (photo.alt === '') return <p class="own-photo-bare">○ {words.noDescription}</p>;
  // Screen readers hear the same of the picture beside it.
  return (
    <p class="own-photo-alt" dir="auto" aria-hidden="true">
      {photo.alt}
    </p>
  );
}

type OfPhoto = OwnPhotosProps & { photo: OwnPhoto };

function Trouble({ photo, entry, blog }: OfPhoto): JSX.Element | null {
  const words = useSecondWords();
  const speech = useFormSpeech();
  const offered = useOffered(blog);
  const [told, setTold] = useState<string | null>(null);
  if (photo.state !== 'refused' && photo.state !== 'failed') return null;
  const { refusal, fault } = photo;
  const what = refusal === null ? failedPhoto(fault, words, speech) : refusedPhoto(refusal, words, speech);
  return (
    <div class="own-photo-trouble">
      <FaultMessage fault={told ?? what} />
      {offered.revise(entry) && <WaysOut photo={photo} entry={entry} blog={blog} onTold={setTold} />}
    </div>
  );
}

function WaysOut({ onTold, ...of }: OfPhoto & { onTold: (told: string | null) => void }): JSX.Element {
  const { photo, entry } = of;
  const { outbox, address, photos, account } = useReporting();
  const { sentPhotos } = useSecondWords();
  const { shown, approved } = useApproving();
  const { replace, remove } = useOtherPhoto(of, approved);
  const take = useOnce(async ([file]: readonly File[]) => {
    if (file === undefined) return;
    onTold(null);
    const fault = await replace(file);
    if (fault !== null) onTold(fault);
  });
  // Bytes leave this phone once the server has them, which may lose them after.
  const bytes = useAnswer(() => photos.bytesOf(photo.id), [photo.id]) ?? null;
  const lost = () => ({ ...address(), command: photo.id, entry: entry.id, writtenAt: account.serverNow() });
  const again = useOnce(() => outbox.edit((items) => withPhotoAgain(items, lost())));
  const drop = useOnce(remove);
  return (
    <div class="deeds">
      {isLost(photo) && bytes !== null && <Button says={sentPhotos.sendAgain} onClick={() => again()} />}
      <FileButton class="photo-way photo-way-small" accept={ACCEPTED_TYPES} take={take}>
        {sentPhotos.chooseAnother}
      </FileButton>
      <Button says={sentPhotos.removeIt} look="quiet" onClick={() => drop()} />
      {shown !== null && <CoverLater {...shown} />}
    </div>
  );
}

/** Revises the entry to another photo, or to one less; the texts of a photo stay with the one in its place. */
function useOtherPhoto({ photo, entry, blog }: OfPhoto, approved: (id: string) => Promise<boolean>) {
  const { outbox, drafts, address, setting, photos } = useReporting();
  const take = useTaking();
  const heldIn = useHeld(blog);
  const revise = (at: Address, next: (one: DraftPhoto) => DraftPhoto[]) => {
    const now = setting(blog);
    const draft = draftOf(entry.content, blog.timeZone);
    const others = draft.photos.flatMap((one) => (one.id === photo.id ? next(one) : one));
    const content = contentOf({ ...draft, photos: others }, now);
    return outbox.revise(at, entry.id, { base: contentOf(draft, now), words: content, rev: entry.rev });
  };
  return {
    remove: () => revise(address(), () => []),
    /** Answers with the fault of the file; null where there is none. */
    replace: async (file: File): Promise<string | null> => {
      // Somebody else may be signed in by the time the photo was looked at.
      const at = address();
      const taken = await take(file);
      if ('fault' in taken) return taken.fault;
      if (!(await approved(taken.id))) return null;
      const credit = creditedLast(drafts, at.person);
      const held = await heldIn({ photos: [emptyPhoto(taken.id, '')], from: null });
      if (held !== null) return held.message;
      const rest = facesSaid(await photos.look(taken.id));
      await revise(at, (one) => [{ ...one, id: taken.id, credit: one.credit || credit, rest }]);
      return null;
    },
  };
}
