/** A picture in the desk's form: as this page has it, as the server shows it, or the way to choose it again. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskEntry } from '../../../shared/entry.js';
import { Check } from '../../entry/controls.js';
import type { DraftPhoto } from '../../entry/draftPhotos.js';
import { useForm } from '../../entry/form/context.js';
import { FileButton } from '../../entry/form/fileButton.js';
import { FaultMessage } from '../../entry/labelled.js';
import { Mark } from '../../entry/mark.js';
import { ACCEPTED_TYPES } from '../../photos/kindOfFile.js';
import { Thumb } from '../board/photos.js';
import { usePage, useWords } from '../frame/hooks.js';
import { OwnPicture } from './ownPicture.js';
import { useTaking } from './taking.js';

interface DraftPictureProps {
  photo: DraftPhoto;
  /** The photo as the server has it; undefined while no accepted entry names it. */
  item: DeskEntry['media'][number] | undefined;
  alt: string;
}

export function DraftPicture({ photo, item, alt }: DraftPictureProps): JSX.Element {
  const { page } = usePage().desk.photos;
  const { facesRequired } = useForm().blog;
  const isHere = page.has(photo.id);
  if (!isHere && item !== undefined) return <Thumb item={item} />;
  return (
    <div class="stack drafted">
      {isHere ? <Own id={photo.id} alt={alt} /> : <Missing photo={photo} />}
      {facesRequired && item === undefined && isHere && <Looked photo={photo} />}
    </div>
  );
}

function Own({ id, alt }: { id: string; alt: string }): JSX.Element {
  const { form } = useWords();
  const unopened = (
    <>
      <p class="thumb thumb-state" role="img" aria-label={alt}>
        <Mark of="photo" />
      </p>
      <p class="hint">{form.photos.unopened}</p>
    </>
  );
  return <OwnPicture id={id} alt={alt} otherwise={unopened} />;
}

/** The words of a photo outlive the page, the picture does not. It is chosen again under the same id, with its words. */
function Missing({ photo }: { photo: DraftPhoto }): JSX.Element {
  const { photosAtDesk } = useWords();
  const { change } = useForm();
  const take = useTaking();
  const [fault, setFault] = useState<string | null>(null);
  const again = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    const taken = await take(file, photo.id);
    setFault('fault' in taken ? taken.fault : null);
    // Another picture may have been chosen: nobody looked at it yet.
    if ('id' in taken) change(({ photos }) => ({ photos: photos.map((one) => looked(one, photo.id, false)) }));
  };
  return (
    <>
      <FaultMessage fault={fault ?? photosAtDesk.missing} />
      <FileButton class="photo-way photo-again" accept={ACCEPTED_TYPES} take={again}>
        {photosAtDesk.again}
      </FileButton>
    </>
  );
}

/** The desk has no screen to cover faces: an editor answers for the photo by looking at it. */
function Looked({ photo }: { photo: DraftPhoto }): JSX.Element {
  const { photosAtDesk } = useWords();
  const { change } = useForm();
  return (
    <div class="looked">
      <Check
        name={`looked-${photo.id}`}
        label={photosAtDesk.looked}
        value={photo.rest.facesChecked === true}
        onValue={(is) => change(({ photos }) => ({ photos: photos.map((one) => looked(one, photo.id, is)) }))}
      />
      <p class="hint">{photosAtDesk.lookedHow}</p>
    </div>
  );
}

function looked(one: DraftPhoto, id: string, is: boolean): DraftPhoto {
  if (one.id !== id) return one;
  const { facesChecked: _before, ...rest } = one.rest;
  return { ...one, rest: is ? { ...rest, facesChecked: true } : rest };
}
