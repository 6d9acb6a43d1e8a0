import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useFormSpeech } from '../../entry/formWords.js';
import { useHeldPicture } from '../../entry/heldPicture.js';
import { Mark } from '../../entry/mark.js';
import { useAnswer } from './answer.js';
import { useReporting } from './hooks.js';

interface ThumbnailProps {
  photo: string;
  /** The server's address of the picture, for the time when this phone does not have it. */
  src: string | null;
  alt: string;
  /** Stands beside the mark where the picture is nowhere. Given in a form, where there is room for words. */
  missing?: JSX.Element | null;
}

/** The picture as this phone has it, else as the server shows it to the desk, else a mark in its place. */
export function Thumbnail({ photo, src, alt, missing }: ThumbnailProps): JSX.Element {
  const { account, fetchPicture, photos } = useReporting();
  /** The picture of this phone; undefined until the phone was asked for it. */
  const local = useAnswer(() => photos.show(photo), [photo]);
  const isKnown = local !== undefined;
  const { unopened } = useFormSpeech().form.photos;
  const [broken, setBroken] = useState<string | null>(null);
  const here = local === undefined || local === broken ? null : local;
  // The server's picture did not come without a network: it is asked for again once there is one.
  const held = useHeldPicture(isKnown && here === null ? src : null, fetchPicture, account.isConnected.value);
  const shown = here ?? held;
  if (shown === null) {
    const mark = (
      <span class="thumbnail" role="img" aria-label={alt}>
        <Mark of="photo" />
      </span>
    );
    if (missing === undefined) return mark;
    return (
      <div>
        {mark}
        {typeof local === 'string' ? <p class="hint">{unopened}</p> : isKnown && missing}
      </div>
    );
  }
  return <img class="thumbnail" src={shown} alt={alt} decoding="async" onError={() => setBroken(shown)} />;
}
