/** Takes chosen files into the draft, one after another, and tells what could not be taken. */
import type { ComponentChildren, JSX } from 'preact';
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
  const file = { accept: adding.accepts, disabled: preparing !== null, take };
  return (
    <>
      {draft.photos.length < adding.most ? (
        <div class="photo-ways">
          <FileButton {...file} name="media" capture="environment">
            <Mark of="photo" /> {photos.take}
          </FileButton>
          <FileButton {...file} name="library" multiple={true}>
            <Mark of="pictures" /> {photos.choose}
          </FileButton>
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
  name?: string;
  accept: string;
  /** The camera is opened. */
  capture?: 'environment';
  multiple?: boolean;
  disabled?: boolean;
  class?: string;
  take: (files: readonly File[]) => Promise<unknown>;
  children: ComponentChildren;
}

/** The input itself lies over the button's face, so that a tap, a key and a screen reader all reach the real thing. */
export function FileButton({ class: look = 'photo-way', take, children, ...input }: FileButtonProps): JSX.Element {
  return (
    <label class={look} data-busy={input.disabled}>
      <input
        type="file"
        {...input}
        onChange={({ currentTarget }) => {
          void take([...(currentTarget.files ?? [])]);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <span>{children}</span>
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
