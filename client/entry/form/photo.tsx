/** A photo in the form: the picture, its texts, and its place among the others. */
import type { JSX } from 'preact';
import { Button } from '../button.js';
import { Area, Line } from '../controls.js';
import type { DraftPhoto } from '../draftPhotos.js';
import { PHOTO_FIELDS, type PhotoPath } from '../photoFields.js';
import { faultAt, useForm } from './context.js';

interface PhotoFieldsProps {
  photo: DraftPhoto;
  index: number;
  onChange: (part: Partial<DraftPhoto>) => void;
  onUp: () => void;
  onRemove: () => void;
}

export function PhotoFields({ photo, index, onChange, onUp, onRemove }: PhotoFieldsProps): JSX.Element | null {
  const { speech, photos, folds } = useForm();
  const { say, form } = speech;
  const place = index + 1;
  const name = say(form.photos.photo, { place });
  const picture = photos.picture(photo, photo.alt === '' ? name : photo.alt);
  if (picture === null) return null;
  const paths = (Object.keys(PHOTO_FIELDS) as PhotoPath[]).filter((path) => !(folds && path === 'place'));
  return (
    <li class="photo-one">
      <div class="photo-head">
        {picture}
        <div class="photo-deeds">
          <p class="label" aria-hidden="true">
            {name}
          </p>
          {photos.adding !== null && index > 0 && (
            <Button
              says={form.photos.moveUp}
              look="quiet"
              aria-label={say(form.photos.moveUpNamed, { place })}
              onClick={onUp}
            />
          )}
          {photos.adding !== null && (
            <Button says={form.remove} look="quiet" aria-label={say(form.removeNamed, { name })} onClick={onRemove} />
          )}
        </div>
      </div>
      {photos.faces?.(photo, index)}
      {paths.map((path) => (
        <PhotoField key={path} path={path} photo={photo} index={index} onChange={onChange} />
      ))}
    </li>
  );
}

type PhotoFieldProps = Pick<PhotoFieldsProps, 'photo' | 'index' | 'onChange'> & { path: PhotoPath };

function PhotoField({ path, photo, index, onChange }: PhotoFieldProps): JSX.Element {
  const form = useForm();
  const { draft, speech } = form;
  const examples: Readonly<Partial<Record<PhotoPath, string>>> = speech.form.examples;
  const name = `media.${index.toString()}.${path}`;
  const field = {
    name,
    label: speech.form.fields[path],
    placeholder: examples[path],
    fault: faultAt(form, name),
    value: photo[path],
    onValue: (text: string) => onChange({ [path]: text }),
  };
  return PHOTO_FIELDS[path].as === 'area' ? (
    <Area {...field} lang={draft.values.lang} rows={1} />
  ) : (
    <Line {...field} leadsOn />
  );
}
