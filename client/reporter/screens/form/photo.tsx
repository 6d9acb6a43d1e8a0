/** One photo of what is being written: the picture, what is said of it, and its place among the others. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { DraftPhoto } from '../../../entry/draftPhotos.js';
import { FaultLine, useForm } from '../form.js';
import { useWords } from '../hooks.js';
import { Thumbnail } from '../thumbnail.js';

interface PhotoFieldsProps {
  photo: DraftPhoto;
  index: number;
  onChange: (part: Partial<DraftPhoto>) => void;
  onUp: () => void;
  onRemove: () => void;
}

export function PhotoFields({ photo, index, onChange, onUp, onRemove }: PhotoFieldsProps): JSX.Element {
  const words = useWords();
  const { photos, fields, examples, remove, removeNamed } = words.form;
  const name = words.say(photos.photo, { place: index + 1 });
  return (
    <li class="photo-one">
      <div class="photo-head">
        <Thumbnail photo={photo.id} src={null} alt={photo.alt === '' ? name : photo.alt} />
        <div class="photo-deeds">
          <p class="label" aria-hidden="true">
            {name}
          </p>
          {index > 0 && (
            <button
              type="button"
              class="quiet"
              aria-label={words.say(photos.moveUpNamed, { place: index + 1 })}
              onClick={onUp}
            >
              {photos.moveUp}
            </button>
          )}
          <button type="button" class="quiet" aria-label={words.say(removeNamed, { name })} onClick={onRemove}>
            {remove}
          </button>
        </div>
      </div>
      <Said of="alt" label={fields.alt} example={examples.alt} {...{ photo, index, onChange }} />
      <Said of="caption" label={fields.caption} {...{ photo, index, onChange }} />
      <Said of="credit" label={fields.credit} example={examples.credit} {...{ photo, index, onChange }} />
    </li>
  );
}

interface SaidProps extends Pick<PhotoFieldsProps, 'photo' | 'index' | 'onChange'> {
  of: 'alt' | 'caption' | 'credit';
  label: string;
  example?: string;
}

function Said({ of, label, example, photo, index, onChange }: SaidProps): JSX.Element {
  const { draft, fault } = useForm();
  const id = useId();
  const name = `media.${index.toString()}.${of}`;
  const mine = fault?.field === name ? fault.message : null;
  const attributes = {
    id,
    name,
    class: 'field',
    dir: 'auto' as const,
    placeholder: example,
    'aria-invalid': mine !== null,
    'aria-describedby': mine === null ? undefined : `${id}-fault`,
    value: photo[of],
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      onChange({ [of]: currentTarget.value });
    },
  };
  return (
    <div class="labelled">
      <label class="label" for={id}>
        {label}
      </label>
      {of === 'credit' ? (
        <input {...attributes} type="text" autocomplete="off" />
      ) : (
        <textarea {...attributes} lang={draft.values.lang} rows={1} />
      )}
      <FaultLine id={id} fault={mine} />
    </div>
  );
}
