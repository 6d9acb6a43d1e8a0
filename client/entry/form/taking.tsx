/** The ways to add photos: by the camera inside the app, else by the phone's own, or from the library. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../button.js';
import { Mark } from '../mark.js';
import { FaultMessage } from '../labelled.js';
import { onTheirWay, SHOT } from '../coming.js';
import { useArriving } from './arriving.js';
import { useForm, type Originals, type PhotoAdding } from './context.js';
import { FileButton } from './fileButton.js';
import { LostFiles } from './lostFiles.js';
import { roomIn, useTaking } from './useTaking.js';

export function Taking({ adding }: { adding: PhotoAdding }): JSX.Element {
  const { draft, speech } = useForm();
  const { photos } = speech.form;
  const taking = useTaking(adding);
  const coming = onTheirWay(draft);
  // A form that was closed meanwhile may have begun to take files in.
  const now = taking.preparing ?? (coming.length === 0 ? null : { place: 1, n: coming.length });
  // A picture of the own camera keeps nobody from the next one, and its button has the focus again.
  const isBusy = taking.preparing !== null || coming.some((name) => name !== SHOT);
  useArriving(adding, isBusy, taking.takeFiles);
  return (
    <>
      <LostFiles />
      {draft.photos.length < adding.most ? (
        <Ways adding={adding} taking={taking} isBusy={isBusy} />
      ) : (
        <p class="hint">{speech.say(photos.full, { n: adding.most })}</p>
      )}
      {adding.originals !== undefined && <OriginalsNote {...adding.originals} />}
      <p class="hint photo-clean">{photos.clean}</p>
      {adding.hint !== undefined && <p class="hint photo-arriving">{adding.hint}</p>}
      <div class="photo-told" role="status">
        {now !== null && <p>{speech.say(photos.preparing, { ...now })}</p>}
        {taking.faults.map((fault) => (
          <FaultMessage key={fault} fault={fault} />
        ))}
      </div>
    </>
  );
}

interface WaysProps {
  adding: PhotoAdding;
  taking: ReturnType<typeof useTaking>;
  isBusy: boolean;
}

function Ways({ adding, taking, isBusy }: WaysProps): JSX.Element {
  const { draft, speech, folds } = useForm();
  const { photos } = speech.form;
  const { takeFiles, takePicture, opens, gaveUp } = taking;
  const camera = useCameraWay(adding);
  const file = { accept: adding.accepts, disabled: isBusy, opens, gaveUp };
  const from = (source: Parameters<Originals['copied']>[0]) => async (files: readonly File[]) => {
    if (await takeFiles(files)) adding.originals?.copied(source);
  };
  const face = (
    <>
      <Mark of="photo" /> {photos.take}
    </>
  );
  return (
    <>
      <div class="photo-ways" ref={camera.ways}>
        {camera.open === null && folds && (
          <FileButton {...file} name="media" capture="environment" take={from('phone-camera')} children={face} />
        )}
        {camera.open !== null && (
          <button type="button" class="photo-way bare" name="media" disabled={isBusy} onClick={camera.open}>
            <span>{face}</span>
          </button>
        )}
        <FileButton {...file} name="library" multiple={true} take={from('library')}>
          <Mark of="pictures" /> {photos.choose}
        </FileButton>
      </div>
      {camera.missing !== null && (
        <p class="hint" role="status">
          {camera.missing}
        </p>
      )}
      {camera.Screen !== null && (
        <camera.Screen take={takePicture} room={roomIn(draft, adding.most)} onClose={camera.close} />
      )}
    </>
  );
}

/** The app's own camera: whether it is open, and the sentence on why it cannot be. */
function useCameraWay({ camera }: PhotoAdding) {
  const ways = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [gone, setGone] = useState<string | null>(null);
  const missing = gone ?? camera?.missing ?? null;
  // The button is another one now, and the focus was on the first.
  useLayoutEffect(() => {
    if (gone !== null) ways.current?.querySelector('input')?.focus();
  }, [gone]);
  return {
    ways,
    missing,
    open: camera === undefined || missing !== null ? null : () => setOpen(true),
    Screen: isOpen && camera !== undefined ? camera.Screen : null,
    close: (why: string | null) => {
      setOpen(false);
      setGone(why);
    },
  };
}

/** Says once where the original of a picture stays; a tap on its button takes the sentence away for good. */
function OriginalsNote({ due, told }: Originals): JSX.Element {
  return (
    <div class="photo-told" role="status">
      {due !== null && (
        <div class="ask photo-original">
          <p>{due.says}</p>
          <Button says={due.understood} onClick={told} />
        </div>
      )}
    </div>
  );
}
