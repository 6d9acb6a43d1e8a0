/** How far a photo of an own entry is: its state in words and a mark, its bytes, and a bar. */
import type { JSX } from 'preact';
import { Mark } from '../../entry/mark.js';
import { PHOTO_MARKS } from '../marks.js';
import type { OwnPhoto } from '../mine/photos.js';
import { photoWait } from '../mine/photoWait.js';
import { isOf } from '../outbox/person.js';
import type { Sent } from '../outbox/photoLane.js';
import { isAway } from '../reporting.js';
import type { PhoneSpoken } from '../words.js';
import { useReporting, useWords } from './hooks.js';

export function PhotoProgress({ photo }: { photo: OwnPhoto }): JSX.Element {
  const words = useWords();
  const progress = useReporting().outbox.progress.value;
  const sent = photo.state === 'kept' || photo.state === 'sending' ? progress.get(photo.id) : undefined;
  return (
    <>
      <p class="own-photo-state">
        <Mark of={PHOTO_MARKS[photo.state]} />{' '}
        {photo.state === 'kept' ? <Waiting photo={photo.id} /> : words.photos.states[photo.state]}
      </p>
      {sent !== undefined && <Bar sent={sent} alt={photo.alt} />}
    </>
  );
}

function Waiting({ photo }: { photo: string }): JSX.Element {
  const { account, outbox, wishes } = useReporting();
  const { waits } = useWords().photos;
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
  const words = useWords();
  const name = alt === '' ? words.photos.progress : words.say(words.photos.progressOf, { photo: alt });
  const told = words.say(words.photos.sentOf, { sent: kilobytes(sent.sent), total: kilobytes(sent.total) });
  return (
    <>
      <progress aria-label={name} value={sent.sent} max={sent.total} />
      <p class="own-photo-bytes">
        {percentOf(sent, words)} · {told}
      </p>
    </>
  );
}

/** At most 99 %: bytes that left the phone may be under way until the server says that it has all. */
export function percentOf({ sent, total }: Sent, { percent }: PhoneSpoken): string {
  return percent(Math.min(0.99, Math.floor((sent / total) * 100) / 100));
}

export function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1_000);
}
