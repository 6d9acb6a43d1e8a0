/** The photos of this phone, for the form. */
import type { JSX } from 'preact';
import { LIST_MAX } from '../../../shared/parse/limits.js';
import { FaultMessage } from '../../entry/labelled.js';
import type { FormPhotos } from '../../entry/form/context.js';
import { useFetchedPictures } from '../../entry/heldPicture.js';
import { useFormSpeech, type FormSpeech } from '../../entry/formWords.js';
import { photoFault } from '../../entry/photoFault.js';
import { useOwnCamera } from '../camera/ownCamera.js';
import { creditedLast } from '../lastChoices.js';
import type { Address } from '../outbox.js';
import type { Look } from '../photos/photoRow.js';
import { isFull } from '../../store/full.js';
import { ACCEPTED_TYPES } from '../../photos/kindOfFile.js';
import { useAnswer } from './answer.js';
import type { Coverings } from './covering.js';
import { useReporting } from './hooks.js';
import { useOriginals } from './originals.js';
import { PhotoFaces } from './photoFaces.js';
import { kilobytes } from './photoProgress.js';
import { Thumbnail } from './thumbnail.js';

export function useFormPhotos({ lookOf, open, undo }: Coverings, { person }: Address): FormPhotos {
  const { drafts } = useReporting();
  const take = useTaking();
  return {
    picture: ({ id }, alt) => <Pictured photo={id} alt={alt} />,
    faces: (photo, index) => (
      <PhotoFaces photo={photo} look={lookOf(photo.id)} index={index} onOpen={() => open(photo.id)} />
    ),
    putBack: undo,
    adding: {
      accepts: ACCEPTED_TYPES,
      most: LIST_MAX,
      credit: () => creditedLast(drafts, person),
      take,
      camera: useOwnCamera(),
      originals: useOriginals(),
    },
  };
}

/** A picture of the draft, from here or from the server. Where it is on neither, that is said before the entry is sent. */
function Pictured({ photo, alt }: { photo: string; alt: string }): JSX.Element {
  const { mine, photos } = useReporting();
  // An approved photo is another picture than before.
  const look = photos.looks.value.get(photo);
  const { form } = useFormSpeech();
  const own = mine.value.entries.flatMap((entry) => entry.photos).find(({ id }) => id === photo);
  const missing = own === undefined ? <FaultMessage fault={form.photos.notHere} /> : null;
  return (
    <div class="pictured">
      <Thumbnail key={look} photo={photo} src={own?.src ?? null} alt={alt} missing={missing} />
      <Bytes photo={photo} look={look} />
    </div>
  );
}

/**
 * The bytes that a photo of this phone will take of the network. The former number stays until the new one is known: a
 * line that went and came back would move the fields below it under a finger.
 */
function Bytes({ photo, look }: { photo: string; look: Look | undefined }): JSX.Element | null {
  const { photos } = useReporting();
  const { say, form } = useFormSpeech();
  const bytes = useAnswer(() => photos.bytesOf(photo), [photo, look]) ?? null;
  return bytes === null ? null : <p class="hint">{say(form.photos.bytes, { n: kilobytes(bytes) })}</p>;
}

/** Takes a file onto this phone. A file that cannot be sent, or does not fit, is answered with a sentence about it. */
export function useTaking(): (file: File) => Promise<{ id: string } | { fault: string }> {
  const { photos } = useReporting();
  const speech = useFormSpeech();
  return (file) =>
    photos.take(file).then(
      (id) => ({ id }),
      (error: unknown) => ({ fault: sentence(error, file.name, speech) }),
    );
}

/** The address of a picture: of this phone's, else of the server's, fetched; null where it is on neither. */
export function usePictureOf(): (id: string) => Promise<string | null> {
  const { photos, mine, fetchPicture } = useReporting();
  const fetched = useFetchedPictures(fetchPicture);
  return async (id) => {
    const local = await photos.show(id);
    const own = mine.value.entries.flatMap((entry) => entry.photos);
    const src = own.find((photo) => photo.id === id)?.src ?? null;
    return local !== null || src === null ? local : fetched(src);
  };
}

function sentence(error: unknown, name: string, speech: FormSpeech): string {
  return isFull(error) ? speech.form.photos.noRoom : photoFault(error, name, speech);
}
