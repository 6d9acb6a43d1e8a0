/** How far a photo of an own entry is: its state in words and a mark, its bytes, and a bar. */
import type { JSX } from 'preact';
import { Mark } from '../../entry/mark.js';
import { PHOTO_MARKS } from '../marks.js';
import type { OwnPhoto } from '../mine/photos.js';
import { photoWait } from '../mine/photoWait.js';
import { isOf } from '../outbox/person.js';
import type { Sent } from '../../photos/upload/terms.js';
import { isAway } from '../reporting.js';
import { percentOf } from '../../photos/percent.js';
import { useReporting, useSecondWords } from './hooks.js';

export function PhotoProgress({ photo }: { photo: OwnPhoto }): JSX.Element {
  const words = useSecondWords();
  const progress = useReporting().outbox.progress.value;
  const sent = photo.state === 'kept' || photo.state === 'sending' ? progress.get(photo.id) : undefined;
  return (
    <>
      <p class="own-photo-state">
        <Mark of={PHOTO_MARKS[photo.state]} />{' '}
        {photo.state === 'kept' ? <Waiting photo={photo.id} /> : words.sentPhotos.states[photo.state]}
      </p>
      {sent !== undefined && <Bar sent={sent} alt={photo.alt} />}
    </>
  );
}

function Waiting({ photo }: { photo: string }): JSX.Element {
  const { account, outbox, wishes } = useReporting();
  const { waits } = useSecondWords().sentPhotos;
  const answer = account.signedIn();
  const { items, photoDelivery } = outbox.state.value;
  const why = photoWait(photo, {
    items: items.filter((item) => answer !== null && isOf(answer, item)),
    isAway: isAway(account),
    waitsFor: wishes.waitsFor.value,
    delivery: photoDelivery,
  });
  return <span data-waits={why}>{waits[why]}</span>;
}

/** A screen reader reads the bar where it is asked to: no step of it is announced. */
function Bar({ sent, alt }: { sent: Sent; alt: string }): JSX.Element {
  const words = useSecondWords();
  const name = alt === '' ? words.sentPhotos.progress : words.say(words.sentPhotos.progressOf, { photo: alt });
  const told = words.say(words.sentPhotos.sentOf, { sent: kilobytes(sent.sent), total: kilobytes(sent.total) });
  return (
    <>
      <progress aria-label={name} value={sent.sent} max={sent.total} />
      <p class="own-photo-bytes">
        {percentOf(sent, words)} · {told}
      </p>
    </>
  );
}

export function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1_000);
}
