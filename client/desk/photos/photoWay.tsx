/** How far a photo is that this desk gave, on its entry's card, and the ways on where it did not get through. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskEntry, PublicBlog } from '../../../shared/entry.js';
import { sayPhotoFault, sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { Check } from '../../entry/controls.js';
import { FileButton } from '../../entry/form/fileButton.js';
import { FaultMessage } from '../../entry/labelled.js';
import { photoFault } from '../../entry/photoFault.js';
import { ACCEPTED_TYPES } from '../../photos/kindOfFile.js';
import { percentOf } from '../../photos/percent.js';
import type { Sent } from '../../photos/upload/terms.js';
import { Button } from '../frame/buttons.js';
import { usePage, useWords } from '../frame/hooks.js';

interface PhotoWayProps {
  entry: DeskEntry;
  item: DeskEntry['media'][number];
  blog: Pick<PublicBlog, 'facesRequired'>;
}

export function PhotoWay(props: PhotoWayProps): JSX.Element | null {
  const { entry, item } = props;
  const { desk, words } = usePage();
  const way = desk.photos.standingOf(entry.id, item);
  switch (way?.is) {
    case undefined:
      return item.fault === undefined ? null : (
        <div class="photo-again">
          <FaultMessage fault={sayPhotoFault(item.fault, words.refusals, words)} />
        </div>
      );
    case 'sent':
      return null;
    case 'waiting':
      return <p class="stack photo-sent">{words.photosAtDesk.waits}</p>;
    case 'sending':
      return <Bar so={way.so} alt={item.alt} />;
    case 'refused':
      return <Again {...props} fault={sayRefusal(way.refusal, words.refusals, words)} />;
    case 'missing':
      return <Again {...props} fault={words.photosAtDesk.notSent} />;
  }
}

/** A screen reader reads the bar where it is asked to: no step of it is announced. */
function Bar({ so, alt }: { so: Sent | null; alt: string }): JSX.Element {
  const words = useWords();
  const { photosAtDesk, say } = words;
  const name = alt === '' ? photosAtDesk.progress : say(photosAtDesk.progressOf, { photo: alt });
  return (
    <div class="stack photo-sent">
      <progress aria-label={name} {...(so === null ? {} : { value: so.sent, max: so.total })} />
      {so !== null && <span>{percentOf(so, words)}</span>}
    </div>
  );
}

function Again({ entry, item, blog, fault }: PhotoWayProps & { fault: string }): JSX.Element {
  const { desk, words } = usePage();
  const { photosAtDesk } = words;
  const [isLooked, setLooked] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const give = (file: File | null) =>
    desk.photos.giveAgain(entry, item.id, file).then(
      () => setTold(null),
      (error: unknown) => setTold(photoFault(error, file?.name ?? '', words)),
    );
  // A file that is chosen now may be another picture than the one that was looked at.
  const isAsked = blog.facesRequired === true && !desk.photos.page.has(item.id);
  return (
    <div class="photo-again">
      <FaultMessage fault={told ?? fault} />
      {isAsked && (
        <Check name={`looked-${item.id}`} label={photosAtDesk.lookedBefore} value={isLooked} onValue={setLooked} />
      )}
      {desk.photos.page.has(item.id) && (
        <Button look="quiet" says={photosAtDesk.sendAgain} onClick={() => give(null)} />
      )}
      <FileButton
        class="photo-way"
        accept={ACCEPTED_TYPES}
        disabled={isAsked && !isLooked}
        take={([file]) => (file === undefined ? Promise.resolve() : give(file))}
      >
        {photosAtDesk.again}
      </FileButton>
    </div>
  );
}
