/** The form's context, from the app around it: the draft, the words, the photos, and the entries that may be corrected. */
import type { JSX } from 'preact';
import { needed } from '../../words/needed.js';
import type { Draft } from '../draft.js';
import type { DraftPhoto } from '../draftPhotos.js';
import type { EntryContent } from '../entryContent.js';
import type { Fault } from '../fault.js';
import { useFormSpeech, type FormSpeech } from '../formWords.js';

export interface Form {
  draft: Draft;
  blog: FormBlog;
  fault: Fault | null;
  /** A function is given the draft as it is by then. `isTyped`: a field shows the change already, and the rest may follow later. */
  change: (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>), isTyped?: boolean) => void;
  /** The server's present time, ISO 8601. */
  now: () => string;
  /** Whether room is scarce: then the time is chosen from a few, and rare fields are behind "More". */
  folds: boolean;
  /** Published entries, newest first, that this one may correct. */
  entries: readonly { id: string; content: EntryContent }[];
  photos: FormPhotos;
}

/** The blog that the form writes in, as far as the form knows it. */
export interface FormBlog {
  timeZone: string;
  languages: readonly string[];
  drives: readonly { id: string; title: string; unit: string; target: number; done: number }[];
  /** Whether a photo is taken only once somebody looked at it for faces. */
  facesRequired: boolean;
}

export interface FormPhotos {
  /** Draws the picture, as it is here or on the server; null for a photo that was taken down. */
  picture: (photo: DraftPhoto, alt: string) => JSX.Element | null;
  /** Says beside a picture how far the faces in it were looked after; absent where nothing is known of that. */
  faces?: (photo: DraftPhoto, index: number) => JSX.Element | null;
  /** Puts a photo back that was just left out; null where none was. */
  putBack?: (() => void) | null;
  /** The way to add photos; null where the photos that are there are only described. */
  adding: PhotoAdding | null;
}

export interface PhotoAdding {
  /** The types for the file input, such as `image/jpeg,image/png`. */
  accepts: string;
  /** The most photos that one entry takes. */
  most: number;
  /** Takes a file in. Never rejects: a file that could not be taken is answered with a sentence about it. */
  take: (file: File) => Promise<TakenIn>;
  /** The credit for the first photo of an entry; '' for none. */
  credit: () => string;
  /** The camera inside the app; absent where the app around the form has none. */
  camera?: OwnCamera;
  /** The sentence about originals that the phone keeps elsewhere; absent where nobody needs to be told. */
  originals?: Originals;
  /** Hands on files that arrive by other ways than the buttons, until the answer is called. */
  arriving?: (take: (files: readonly File[]) => unknown) => () => void;
  /** A sentence on those ways. */
  hint?: string;
}

/** A photo on this phone, or the sentence on why it could not be taken onto it. */
export type TakenIn = { id: string } | { fault: string };

export interface OwnCamera {
  /** The sentence on why it is not here; null where it can be tried. */
  missing: string | null;
  /** Covers the whole screen while it is drawn. */
  Screen: (props: CameraScreenProps) => JSX.Element;
}

export interface CameraScreenProps {
  /** Photos that the entry still takes: without any the camera closes. */
  room: number;
  /** Takes a picture onto this phone and into the draft, which waits for it from the call on. Never rejects. */
  take: (picture: Promise<File | { fault: string }>) => Promise<TakenIn>;
  /** `why`: the sentence on why the camera could not go on; null where the reporter closed it. */
  onClose: (why: string | null) => void;
}

export interface Originals {
  /** Takes note that a photo was copied whose original stays in the gallery. */
  copied: (from: 'library' | 'phone-camera') => void;
  /** The sentence that is to be told now, with the word for its button. */
  due: { says: string; understood: string } | null;
  /** Takes note that the sentence was read: it is never said again on this phone. */
  told: () => void;
}

const [FormContext, useFormAround] = needed<Form>();

export { FormContext };

export function useForm(): Form & { speech: FormSpeech } {
  return { ...useFormAround(), speech: useFormSpeech() };
}

export function faultAt({ fault }: Pick<Form, 'fault'>, field: string): string | null {
  return fault?.field === field ? fault.message : null;
}
