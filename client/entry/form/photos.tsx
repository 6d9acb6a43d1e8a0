/** The photos in the form: each with its texts, and the ways to add others. */
import type { JSX } from 'preact';
import { useId, useLayoutEffect, useState } from 'preact/hooks';
import { Button } from '../button.js';
import { FaultMessage } from '../labelled.js';
import { idsOf, movedUp, type DraftPhoto } from '../draftPhotos.js';
import { Undo } from '../undo.js';
import { faultAt, useForm } from './context.js';
import { PhotoFields } from './photo.js';
import { Taking } from './taking.js';
import { roomIn } from './useTaking.js';
import { useTakenOut } from './useTakenOut.js';

/** A single line until somebody wants photos: most entries have none. */
export function AddPhotos(): JSX.Element {
  const { draft, speech, photos } = useForm();
  const [isOpen, setOpen] = useState(false);
  const isUsed = draft.photos.length + draft.coming.length + draft.lost.length > 0 || (photos.putBack ?? null) !== null;
  // Once shown they stay: the way back to the only photo is among them.
  useLayoutEffect(() => {
    if (isUsed) setOpen(true);
  }, [isUsed]);
  if (isOpen || isUsed) return <Photos />;
  return <Button says={`+ ${speech.form.photos.add}`} look="quiet add" name="media" onClick={() => setOpen(true)} />;
}

export function Photos(): JSX.Element | null {
  const form = useForm();
  const { draft, speech, photos, change } = form;
  const { takeOut, undo } = useTakenOut(draft, change);
  const id = useId();
  const set = (next: (now: readonly DraftPhoto[]) => DraftPhoto[]) => change((now) => ({ photos: next(now.photos) }));
  if (draft.photos.length === 0 && photos.adding === null) return null;
  const isFull = photos.adding !== null && roomIn(draft, photos.adding.most) === 0;
  return (
    <section class="form-photos" aria-labelledby={id}>
      <h3 class="label" id={id}>
        {speech.form.fields.media}
      </h3>
      <ol class="photo-list">
        {draft.photos.map((photo, index) => (
          <PhotoFields
            key={photo.id}
            photo={photo}
            index={index}
            onChange={(part) => set((now) => now.map((one) => (one.id === photo.id ? { ...one, ...part } : one)))}
            onUp={() => set((now) => movedUp(now, idsOf(now).indexOf(photo.id)))}
            onRemove={() => takeOut(photo.id)}
          />
        ))}
      </ol>
      {[undo, photos.putBack ?? null].map(
        (back, index) =>
          back !== null && !isFull && <Undo key={index} says={speech.form.photos.removed} onUndo={back} />,
      )}
      <FaultMessage fault={faultAt(form, 'media')} />
      {photos.adding !== null && <Taking adding={photos.adding} />}
    </section>
  );
}
