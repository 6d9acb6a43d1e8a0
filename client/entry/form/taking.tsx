/** Takes chosen files into the draft, one after another, and tells which could not be taken. */
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Mark } from '../mark.js';
import { FaultMessage } from '../labelled.js';
import { CHOOSING, type Draft } from '../draft.js';
import { emptyPhoto } from '../draftPhotos.js';
import { useArriving } from './arriving.js';
import { useForm, type PhotoAdding } from './context.js';

interface Preparing {
  place: number;
  n: number;
}

export function Taking({ adding }: { adding: PhotoAdding }): JSX.Element {
  const { draft, speech, folds } = useForm();
  const { photos } = speech.form;
  const { preparing, faults, take, opens, gaveUp } = useTaking(adding);
  const n = draft.coming.filter((name) => name !== CHOOSING).length;
  // A form that was closed meanwhile may have begun to take files in.
  const now = preparing ?? (n === 0 ? null : { place: 1, n });
  useArriving(adding, now !== null, take);
  const file = { accept: adding.accepts, disabled: now !== null, take, opens, gaveUp };
  return (
    <>
      <Lost />
      {draft.photos.length < adding.most ? (
        <div class="photo-ways">
          {folds && (
            <FileButton {...file} name="media" capture="environment">
              <Mark of="photo" /> {photos.take}
            </FileButton>
          )}
          <FileButton {...file} name="library" multiple={true}>
            <Mark of="pictures" /> {photos.choose}
          </FileButton>
        </div>
      ) : (
        <p class="hint">{speech.say(photos.full, { n: adding.most })}</p>
      )}
      <p class="hint photo-clean">{photos.clean}</p>
      {adding.hint !== undefined && <p class="hint photo-arriving">{adding.hint}</p>}
      <div class="photo-told" role="status">
        {now !== null && <p>{speech.say(photos.preparing, { ...now })}</p>}
        {faults.map((fault) => (
          <FaultMessage key={fault} fault={fault} />
        ))}
      </div>
    </>
  );
}

/** Names the files that did not arrive, until they are there or the reporter lets them go. */
function Lost(): JSX.Element | null {
  const { draft, speech, change } = useForm();
  const { photos } = speech.form;
  if (draft.lost.length === 0) return null;
  const say = (name: string) => (name === CHOOSING ? photos.lostUnnamed : speech.say(photos.lost, { name }));
  return (
    <div class="ask photo-lost" role="alert">
      {draft.lost.map((name, index) => (
        <p key={index} dir="auto">
          {say(name)}
        </p>
      ))}
      <button
        type="button"
        class="second"
        onClick={({ currentTarget }) => {
          // The focus does not go with the button.
          currentTarget.closest('section')?.querySelector('input')?.focus();
          change({ lost: [] });
        }}
      >
        {photos.lostLeave}
      </button>
    </div>
  );
}

interface FileButtonProps {
  name?: string;
  accept: string;
  /** Opens the camera in place of the chooser. */
  capture?: 'environment';
  multiple?: boolean;
  disabled?: boolean;
  class?: string;
  take: (files: readonly File[]) => Promise<unknown>;
  opens?: () => void;
  /** Called when nothing was chosen. */
  gaveUp?: () => void;
  children: ComponentChildren;
}

/** The input itself lies over the button's face, so that a tap, a key and a screen reader all reach the real thing. */
export function FileButton(props: FileButtonProps): JSX.Element {
  const { class: look = 'photo-way', take, opens, gaveUp, children, ...input } = props;
  return (
    <label class={look} data-busy={input.disabled}>
      <input
        type="file"
        {...input}
        onClick={opens}
        onCancel={gaveUp}
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

function useTaking({ take: takeOne, credit, most }: PhotoAdding) {
  const { change, draft, speech } = useForm();
  const [preparing, setPreparing] = useState<Preparing | null>(null);
  const [faults, setFaults] = useState<readonly string[]>([]);

  async function take(chosen: readonly File[]): Promise<void> {
    const files = chosen.slice(0, Math.max(0, most - draft.photos.length));
    const left = chosen.length - files.length;
    change((draft) => ({ coming: [...without(draft.coming, CHOOSING), ...files.map(nameOf)] }));
    if (chosen.length === 0) return;
    setFaults(left === 0 ? [] : [speech.say(speech.form.photos.tooMany, { n: left, most })]);
    for (const [index, file] of files.entries()) {
      setPreparing({ place: index + 1, n: files.length });
      const taken = await takeOne(file);
      change((draft) => arrived(draft, nameOf(file)));
      if ('fault' in taken) setFaults((before) => [...before, taken.fault]);
      else
        change(({ photos }) =>
          photos.length < most ? { photos: [...photos, emptyPhoto(taken.id, photos.at(-1)?.credit ?? credit())] } : {},
        );
    }
    setPreparing(null);
  }

  return {
    preparing,
    faults,
    take,
    /** Notes in the draft that the camera or the chooser comes in front: a phone short of memory ends the page behind it. */
    opens: () => change(({ coming }) => ({ coming: [...without(coming, CHOOSING), CHOOSING] })),
    gaveUp: () => change(({ coming }) => ({ coming: without(coming, CHOOSING) })),
  };
}

/** A file that was lost before and is there now is not lost any more; the camera's files have no names to know them by. */
function arrived({ coming, lost }: Draft, name: string): Partial<Draft> {
  return { coming: without(coming, name), lost: without(lost, lost.includes(name) ? name : CHOOSING) };
}

/** The file's name; without one it is still a picture. */
function nameOf({ name }: File): string {
  return name === '' ? '?' : name;
}

function without(names: readonly string[], name: string): string[] {
  const at = names.indexOf(name);
  return names.filter((_, index) => index !== at);
}
