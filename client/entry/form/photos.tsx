/** The photos in the form: each with its texts, and the ways to add others. */
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { FaultMessage } from '../labelled.js';
import { movedUp, type DraftPhoto } from '../draftPhotos.js';
import { Undo } from '../undo.js';
import { faultAt, useForm } from './context.js';
import { PhotoFields } from './photo.js';
import { Taking } from './taking.js';

/** A single line until somebody wants photos: most entries have none. */
export function AddPhotos(): JSX.Element {
  const { draft, speech } = useForm();
  const [isOpen, setOpen] = useState(false);
  if (isOpen || draft.photos.length + draft.coming.length + draft.lost.length > 0) return <Photos />;
  return (
    <button type="button" class="quiet add" name="media" onClick={() => setOpen(true)}>
      + {speech.form.photos.add}
    </button>
  );
}

export function Photos(): JSX.Element | null {
  const form = useForm();
  const { draft, speech, photos, change } = form;
  const [removed, setRemoved] = useState<{ photo: DraftPhoto; index: number } | null>(null);
  const id = useId();
  const set = (next: readonly DraftPhoto[]) => change({ photos: next });
  const undo = () => {
    if (removed !== null) {
      const { photo, index } = removed;
      set([...draft.photos.slice(0, index), photo, ...draft.photos.slice(index)]);
    }
    setRemoved(null);
  };
  if (draft.photos.length === 0 && photos.adding === null) return null;
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
            onChange={(part) => set(draft.photos.map((one) => (one.id === photo.id ? { ...one, ...part } : one)))}
            onUp={() => set(movedUp(draft.photos, index))}
            onRemove={() => {
              setRemoved({ photo, index });
              set(draft.photos.filter((one) => one.id !== photo.id));
            }}
          />
        ))}
      </ol>
      {removed !== null && <Undo says={speech.form.photos.removed} onUndo={undo} />}
      {photos.putBack !== undefined && photos.putBack !== null && (
        <Undo says={speech.form.photos.removed} onUndo={photos.putBack} />
      )}
      <FaultMessage fault={faultAt(form, 'media')} />
      {photos.adding !== null && <Taking adding={photos.adding} />}
    </section>
  );
}
