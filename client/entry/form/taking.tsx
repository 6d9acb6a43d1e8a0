/** Takes chosen files into the draft, one after another, and tells what could not be taken. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Mark } from '../mark.js';
import { FaultLine } from '../controls.js';
import { emptyPhoto } from '../draftPhotos.js';
import { useForm, type PhotoAdding } from './context.js';

interface Preparing {
  place: number;
  n: number;
}

export function Taking({ adding }: { adding: PhotoAdding }): JSX.Element {
  const { draft, speech } = useForm();
  const { photos } = speech.form;
  const { preparing, faults, take } = useTaking(adding);
  const file = { accepts: adding.accepts, isBusy: preparing !== null, take };
  return (
    <>
      {draft.photos.length < adding.most ? (
        <div class="photo-ways">
          <FileButton {...file} name="media" label={photos.take} mark="photo" isCamera={true} />
          <FileButton {...file} name="library" label={photos.choose} mark="pictures" isCamera={false} />
        </div>
      ) : (
        <p class="hint">{speech.say(photos.full, { n: adding.most })}</p>
      )}
      <p class="hint photo-clean">{photos.clean}</p>
      <div class="photo-told" role="status">
        {preparing !== null && <p>{speech.say(photos.preparing, { ...preparing })}</p>}
        {faults.map((fault) => (
          <FaultLine key={fault} fault={fault} />
        ))}
      </div>
    </>
  );
}

interface FileButtonProps {
  name: string;
  label: string;
  mark: 'photo' | 'pictures';
  accepts: string;
  isCamera: boolean;
  isBusy: boolean;
  take: (files: readonly File[]) => Promise<void>;
}

/** The input itself lies over the button's face, so that a tap, a key and a screen reader all reach the real thing. */
function FileButton({ name, label, mark, accepts, isCamera, isBusy, take }: FileButtonProps): JSX.Element {
  return (
    <label class="photo-way" data-busy={isBusy}>
      <input
        type="file"
        name={name}
        accept={accepts}
        disabled={isBusy}
        {...(isCamera ? { capture: 'environment' as const } : { multiple: true })}
        onChange={({ currentTarget }) => {
          void take([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <span>
        <Mark of={mark} /> {label}
      </span>
    </label>
  );
}

function useTaking({ take: takeOne, credit, most, setBusy }: PhotoAdding) {
  const { change } = useForm();
  const [preparing, setPreparing] = useState<Preparing | null>(null);
  const [faults, setFaults] = useState<readonly string[]>([]);

  async function take(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    setFaults([]);
    setBusy(true);
    for (const [index, file] of files.entries()) {
      setPreparing({ place: index + 1, n: files.length });
      const taken = await takeOne(file);
      if ('fault' in taken) setFaults((before) => [...before, taken.fault]);
      else
        change(({ photos }) =>
          photos.length < most ? { photos: [...photos, emptyPhoto(taken.id, photos.at(-1)?.credit ?? credit())] } : {},
        );
    }
    setPreparing(null);
    setBusy(false);
  }

  return { preparing, faults, take };
}
