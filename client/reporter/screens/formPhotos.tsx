/** The photos of this phone, for the form. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { LIST_MAX } from '../../../shared/parse/limits.js';
import { FaultMessage } from '../../entry/labelled.js';
import type { FormPhotos } from '../../entry/form/context.js';
import { useFormSpeech, type FormSpeech } from '../../entry/formWords.js';
import { isFull } from '../store/full.js';
import { ACCEPTED_TYPES } from '../photos/kindOfFile.js';
import { NoPhoto } from '../photos/picture.js';
import { useReporting } from './hooks.js';
import { kilobytes } from './photoProgress.js';
import { Thumbnail } from './thumbnail.js';

export function useFormPhotos(): FormPhotos {
  const { drafts, address } = useReporting();
  const take = useTaking();
  return {
    picture: ({ id }, alt) => <Pictured photo={id} alt={alt} />,
    adding: {
      accepts: ACCEPTED_TYPES,
      most: LIST_MAX,
      credit: () => drafts.credit(address().person),
      take,
    },
  };
}

/** A picture of the draft, from here or from the server. Where it is on neither, that is said before the entry is sent. */
function Pictured({ photo, alt }: { photo: string; alt: string }): JSX.Element {
  const { mine } = useReporting();
  const { form } = useFormSpeech();
  const own = mine.value.entries.flatMap((entry) => entry.photos).find(({ id }) => id === photo);
  const missing = own === undefined ? <FaultMessage fault={form.photos.notHere} /> : null;
  return (
    <div class="pictured">
      <Thumbnail photo={photo} src={own?.src ?? null} alt={alt} missing={missing} />
      <Bytes photo={photo} />
    </div>
  );
}

/** The bytes that a photo of this phone will take of the network. */
function Bytes({ photo }: { photo: string }): JSX.Element | null {
  const { photos } = useReporting();
  const { say, form } = useFormSpeech();
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => void photos.bytesOf(photo).then(setBytes), [photo]);
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
  const made = useRef<string[]>([]);
  useEffect(() => () => made.current.forEach((url) => URL.revokeObjectURL(url)), []);
  return async (id) => {
    const local = await photos.show(id);
    const own = mine.value.entries.flatMap((entry) => entry.photos);
    const src = own.find((photo) => photo.id === id)?.src ?? null;
    if (local !== null || src === null) return local;
    const bytes = await fetchPicture(src);
    if (bytes === null) return null;
    const url = URL.createObjectURL(bytes);
    made.current.push(url);
    return url;
  };
}

function sentence(error: unknown, name: string, { say, form }: FormSpeech): string {
  const { notAccepted, notDecoded, hidden, noRoom, tooManyPixels } = form.photos;
  if (isFull(error)) return noRoom;
  // A file in a cloud, or on a card, may be gone by the time that it is read.
  if (!(error instanceof NoPhoto)) return say(notDecoded, { name });
  const ofKind: Readonly<Partial<Record<string, string>>> = notAccepted;
  const of = { 'not-decoded': notDecoded, hidden, 'too-many-pixels': tooManyPixels };
  const why = { 'not-accepted': ofKind[error.kind] ?? notAccepted.unknown, ...of };
  return say(why[error.why], { name, n: error.megapixels });
}
