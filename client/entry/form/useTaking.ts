/** Takes pictures into the draft, one after another, and tells which could not be taken. */
import { useState } from 'preact/hooks';
import { CHOOSING, type Draft } from '../draft.js';
import { emptyPhoto } from '../draftPhotos.js';
import { useForm, type PhotoAdding, type TakenIn } from './context.js';

interface Preparing {
  place: number;
  n: number;
}

export function useTaking({ take: takeIn, credit, most }: PhotoAdding) {
  const { change, draft, speech } = useForm();
  const [preparing, setPreparing] = useState<Preparing | null>(null);
  const [faults, setFaults] = useState<readonly string[]>([]);

  /** `name` stands in the draft until the picture does. */
  async function takeOne(file: File, name: string): Promise<TakenIn> {
    const taken = await takeIn(file);
    change((draft) => arrived(draft, name));
    if ('id' in taken)
      change(({ photos }) =>
        photos.length < most ? { photos: [...photos, emptyPhoto(taken.id, photos.at(-1)?.credit ?? credit())] } : {},
      );
    return taken;
  }

  /** Answers whether a picture arrived. */
  async function takeFiles(chosen: readonly File[]): Promise<boolean> {
    const files = chosen.slice(0, Math.max(0, most - draft.photos.length));
    const left = chosen.length - files.length;
    change((draft) => ({ coming: [...without(draft.coming, CHOOSING), ...files.map(nameOf)] }));
    if (chosen.length === 0) return false;
    setFaults(left === 0 ? [] : [speech.say(speech.form.photos.tooMany, { n: left, most })]);
    let isAnyHere = false;
    for (const [index, file] of files.entries()) {
      setPreparing({ place: index + 1, n: files.length });
      const taken = await takeOne(file, nameOf(file));
      if ('fault' in taken) setFaults((before) => [...before, taken.fault]);
      else isAnyHere = true;
    }
    setPreparing(null);
    return isAnyHere;
  }

  /** Notes in the draft that the camera or the chooser comes in front: a phone short of memory ends the page behind it. */
  const opens = () => change(({ coming }) => ({ coming: [...without(coming, CHOOSING), CHOOSING] }));
  return {
    ...{ preparing, faults, takeFiles, opens },
    /** Takes a picture of the app's own camera, which has no name. */
    takePicture: (file: File) => {
      opens();
      return takeOne(file, CHOOSING);
    },
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
