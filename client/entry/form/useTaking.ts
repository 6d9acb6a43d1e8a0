/** Takes pictures into the draft, one after another, and tells which could not be taken. */
import { useState } from 'preact/hooks';
import { CHOOSING, isUnnamed, onTheirWay, SHOT } from '../coming.js';
import type { Draft } from '../draft.js';
import { emptyPhoto } from '../draftPhotos.js';
import { useForm, type PhotoAdding, type TakenIn } from './context.js';

interface Preparing {
  place: number;
  n: number;
}

export function useTaking(adding: PhotoAdding) {
  const { most } = adding;
  const { change, draft, speech } = useForm();
  const [preparing, setPreparing] = useState<Preparing | null>(null);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const takeOne = useTakingOne(adding);
  const takePicture = useTakingPictures(takeOne, setFaults);

  /** Answers whether a picture arrived. */
  async function takeFiles(chosen: readonly File[]): Promise<boolean> {
    const files = chosen.slice(0, roomIn(draft, most));
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
    ...{ preparing, faults, takeFiles, takePicture, opens },
    gaveUp: () => change(({ coming }) => ({ coming: without(coming, CHOOSING) })),
  };
}

type TakeOne = (file: File, name: string) => Promise<TakenIn>;

/** `name` stands in the draft until the picture does. */
function useTakingOne({ take, credit, most }: PhotoAdding): TakeOne {
  const { change } = useForm();
  return async (file, name) => {
    const taken = await take(file);
    change((draft) => {
      const { photos } = draft;
      const isAdded = 'id' in taken && photos.length < most;
      const added = isAdded && { photos: [...photos, emptyPhoto(taken.id, photos.at(-1)?.credit ?? credit())] };
      return { ...arrived(draft, name), ...added };
    });
    return taken;
  };
}

/** Takes pictures of the app's own camera, which may be closed before they are there. */
function useTakingPictures(takeOne: TakeOne, setFaults: (faults: readonly string[]) => void) {
  const { change } = useForm();
  return async (picture: Promise<File | { fault: string }>): Promise<TakenIn> => {
    setFaults([]);
    change(({ coming }) => ({ coming: [...coming, SHOT] }));
    const made = await picture;
    if ('fault' in made) change(({ coming }) => ({ coming: without(coming, SHOT) }));
    const taken = 'fault' in made ? made : await takeOne(made, SHOT);
    if ('fault' in taken) setFaults([taken.fault]);
    return taken;
  };
}

/** Photos that the entry still takes, beside those that are on their way. */
export function roomIn(draft: Pick<Draft, 'photos' | 'coming'>, most: number): number {
  return Math.max(0, most - draft.photos.length - onTheirWay(draft).length);
}

/** A file that was lost before and is there now is not lost any more; the camera's files have no names to know them by. */
function arrived({ coming, lost }: Draft, name: string): Partial<Draft> {
  const known = lost.includes(name) ? name : lost.find(isUnnamed);
  return { coming: without(coming, name), lost: known === undefined ? lost : without(lost, known) };
}

/** The file's name; without one it is still a picture. */
function nameOf({ name }: File): string {
  return name === '' ? '?' : name;
}

function without(names: readonly string[], name: string): string[] {
  const at = names.indexOf(name);
  return names.filter((_, index) => index !== at);
}
