/** The photos of what is being written: from the camera or the library, each with what is said of it. */
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { LIST_MAX } from '../../../../shared/parse/text.js';
import { movedUp, type DraftPhoto } from '../../../entry/draftPhotos.js';
import { ACCEPTED_TYPES } from '../../photos/kindOfFile.js';
import { FaultLine, useForm } from '../form.js';
import { useWords } from '../hooks.js';
import { OtherMark } from '../marks.js';
import { PhotoFields } from './photo.js';
import { useTaking, type Taking } from './taking.js';

export function Photos(): JSX.Element {
  const { draft, fault, change } = useForm();
  const { form, say } = useWords();
  const words = form.photos;
  const taking = useTaking();
  const [removed, setRemoved] = useState<{ photo: DraftPhoto; index: number } | null>(null);
  const id = useId();
  const set = (photos: DraftPhoto[]) => {
    change({ photos });
  };
  const room = LIST_MAX - draft.photos.length;

  return (
    <section class="photos" aria-labelledby={id}>
      <h3 class="label" id={id}>
        {form.fields.media}
      </h3>
      {draft.photos.length > 0 && (
        <ol class="photo-list">
          {draft.photos.map((photo, index) => (
            <PhotoFields
              key={photo.id}
              photo={photo}
              index={index}
              onChange={(part) => {
                set(draft.photos.map((one) => (one.id === photo.id ? { ...one, ...part } : one)));
              }}
              onUp={() => {
                set(movedUp(draft.photos, index));
              }}
              onRemove={() => {
                setRemoved({ photo, index });
                set(draft.photos.filter((one) => one.id !== photo.id));
              }}
            />
          ))}
        </ol>
      )}
      {removed !== null && (
        <div class="deeds">
          <span class="deeds-note" role="status">
            {words.removed}
          </span>
          <Undo
            onUndo={() => {
              set([...draft.photos].toSpliced(removed.index, 0, removed.photo));
              setRemoved(null);
            }}
          />
        </div>
      )}
      {room > 0 ? <Choosing taking={taking} /> : <p class="said-plainly">{say(words.full, { n: LIST_MAX })}</p>}
      <FaultLine id={id} fault={fault?.field === 'media' ? fault.message : null} />
      <p class="hint photo-clean">{words.clean}</p>
      <Told taking={taking} />
    </section>
  );
}

function Undo({ onUndo }: { onUndo: () => void }): JSX.Element {
  const words = useWords().form;
  return (
    <button type="button" class="second" onClick={onUndo}>
      {words.undo}
    </button>
  );
}

function Choosing({ taking }: { taking: Taking }): JSX.Element {
  const words = useWords().form.photos;
  return (
    <div class="photo-ways">
      <FileButton name="media" label={words.take} mark="camera" taking={taking} camera={true} />
      <FileButton name="library" label={words.choose} mark="pictures" taking={taking} camera={false} />
    </div>
  );
}

interface FileButtonProps {
  name: string;
  label: string;
  mark: 'camera' | 'pictures';
  taking: Taking;
  camera: boolean;
}

/** The input itself lies over the button's face, so that a tap, a key and a screen reader all reach the real thing. */
function FileButton({ name, label, mark, taking, camera }: FileButtonProps): JSX.Element {
  const isBusy = taking.preparing !== null;
  return (
    <label class="photo-way" data-busy={isBusy}>
      <input
        type="file"
        name={name}
        accept={ACCEPTED_TYPES}
        disabled={isBusy}
        {...(camera ? { capture: 'environment' as const } : { multiple: true })}
        onChange={({ currentTarget }) => {
          void taking.take([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <span>
        <OtherMark of={mark} /> {label}
      </span>
    </label>
  );
}

/** What goes on, and what was not taken. */
function Told({ taking: { preparing, faults } }: { taking: Taking }): JSX.Element {
  const { form, say } = useWords();
  return (
    <div class="photo-told" role="status">
      {preparing !== null && <p>{say(form.photos.preparing, { place: preparing.place, n: preparing.of })}</p>}
      {faults.map((fault) => (
        <p class="fault" key={fault} dir="auto">
          <span aria-hidden="true">! </span>
          {fault}
        </p>
      ))}
    </div>
  );
}
