/** The faces in a photo of the form: whether they were looked after, and the way to do it. */
import type { JSX } from 'preact';
import { Button } from '../../entry/button.js';
import type { DraftPhoto } from '../../entry/draftPhotos.js';
import { faultAt, useForm } from '../../entry/form/context.js';
import { FaultMessage } from '../../entry/labelled.js';
import { isStill } from '../outbox/stillPhoto.js';
import type { Look } from '../photos/photoRow.js';
import { useReporting, useSecondWords } from './hooks.js';

interface PhotoFacesProps {
  photo: DraftPhoto;
  look: Look;
  index: number;
  onOpen: () => void;
}

export function PhotoFaces({ photo, look, index, onOpen }: PhotoFacesProps): JSX.Element | null {
  const { outbox } = useReporting();
  const name = heldName(index);
  const fault = faultAt(useForm(), name);
  if (look === 'absent') return null;
  // A photo that may be on its way already keeps its bytes.
  const isOurs = isStill(outbox.state.value.items, photo.id) && look !== 'hidden' && look !== 'unopened';
  return (
    <div class="photo-faces" data-look={look} data-name={isOurs ? undefined : name} tabIndex={-1}>
      <Said look={look} />
      {isOurs && <Way look={look} name={name} onOpen={onOpen} />}
      <FaultMessage fault={fault} />
    </div>
  );
}

/** The name at which the fault of a photo that must not go yet is said. */
export function heldName(index: number): string {
  return `media.${String(index)}.faces`;
}

function Said({ look }: { look: Look }): JSX.Element | null {
  const { cover } = useSecondWords();
  switch (look) {
    case 'open':
      return <p class="strong">{cover.waits}</p>;
    case 'checked':
    case 'covered':
    case 'hidden':
    case 'unopened':
      return <p class="hint">{cover[look]}</p>;
    case 'unseen':
    case 'absent':
      return null;
  }
}

function Way({ look, name, onOpen }: { look: Look; name: string; onOpen: () => void }): JSX.Element {
  const { cover } = useSecondWords();
  return (
    <Button
      says={look === 'open' ? cover.lookAt : cover.covers}
      look={look === 'open' ? 'second' : 'quiet'}
      name={name}
      onClick={onOpen}
    />
  );
}
