import type { JSX } from 'preact';
import type { DeskEntry } from '../../../shared/entry.js';
import type { PhotoWords } from '../editing.js';
import { Area, Line } from './fields.js';
import { useWords } from './hooks.js';
import { Thumb } from './photos.js';

interface PhotoFieldsProps {
  entry: DeskEntry;
  photos: readonly PhotoWords[];
  onPhotos: (photos: readonly PhotoWords[]) => void;
}

/** What is said of each photo. One that was taken down has nothing left to say. */
export function PhotoFields({ entry, photos, onPhotos }: PhotoFieldsProps): JSX.Element {
  const words = useWords();
  return (
    <>
      {photos.map((photo, index) => {
        const item = entry.media.find(({ id }) => id === photo.id);
        if (item === undefined || item.state === 'gone') return null;
        const field = (name: 'alt' | 'caption' | 'credit' | 'place') => ({
          name: `media.${index.toString()}.${name}`,
          label: words.form.fields[name],
          value: photo[name],
          onValue: (value: string) => onPhotos(photos.with(index, { ...photo, [name]: value })),
        });
        return (
          <fieldset class="list-field" key={photo.id}>
            <legend class="label">{words.say(words.form.photos.photo, { place: index + 1 })}</legend>
            <Thumb item={item} />
            <Area {...field('alt')} />
            <Area {...field('caption')} />
            <div class="pair">
              <Line {...field('credit')} />
              <Line {...field('place')} />
            </div>
          </fieldset>
        );
      })}
    </>
  );
}
