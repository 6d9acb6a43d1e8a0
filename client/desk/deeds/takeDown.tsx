/** The second step of a takedown: says what will happen, and does it. */
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskEntry } from '../../../shared/entry.js';
import { sayRefusal } from '../../../shared/messages/sayRefusal.js';
import { Version } from '../../entry/conflict.js';
import { contentOfEntry } from '../../entry/entryContent.js';
import { Thumb } from '../board/photos.js';
import { Alert } from '../../entry/alert.js';
import { Button, Send } from '../frame/buttons.js';
import { useBoard, useWords } from '../frame/hooks.js';
import { Sheet } from '../frame/sheet.js';
import { useIsOpen } from '../frame/typed.js';

interface TakeDownProps {
  entry: DeskEntry;
  onClose: () => void;
}

export function TakeDown({ entry, onClose }: TakeDownProps): JSX.Element {
  const { deeds, blog, words } = useBoard();
  const [media, setMedia] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const isOpen = useIsOpen();

  const go = async () => {
    setFault(null);
    setSending(true);
    const sent = await deeds.takeDown(entry, media, isOpen);
    setSending(false);
    if (sent.is === 'lost') setFault(words.notices.lost);
    if (sent.is === 'refused') setFault(sayRefusal(sent.refusal, words.refusals, words));
    if (sent.is === 'done' && isOpen()) onClose();
  };
  const foot = (
    <>
      <Alert fault={fault} />
      <Button data-first="" says={words.keepIt} onClick={onClose} />
      <Send
        look="first harm"
        says={media === null ? words.takeDownIt : words.takeDownPhoto}
        isSending={isSending}
        onClick={go}
      />
    </>
  );
  return (
    <Sheet title={words.takeDownTitle} size="narrow" onClose={onClose} foot={foot}>
      <Version content={contentOfEntry(entry)} blog={blog} />
      <What of={entry.media} media={media} onMedia={setMedia} />
      <p class="strong">{media === null ? words.takeDownDoes : words.takeDownPhotoDoes}</p>
    </Sheet>
  );
}

interface WhatProps {
  of: DeskEntry['media'];
  /** The photo that alone is taken down; null: the whole entry is. */
  media: string | null;
  onMedia: (media: string | null) => void;
}

function What({ of, media, onMedia }: WhatProps): JSX.Element | null {
  const words = useWords();
  const photos = of.filter(({ state }) => state !== 'gone');
  if (photos.length === 0) return null;
  const pick = (id: string | null, children: ComponentChildren) => (
    <label class="check" key={id}>
      <input type="radio" name="what" checked={media === id} onChange={() => onMedia(id)} />
      <span>{children}</span>
    </label>
  );
  return (
    <fieldset class="chips">
      <legend class="label">{words.takeDownWhat}</legend>
      {pick(null, words.takeDownAll)}
      {photos.map((photo) =>
        pick(
          photo.id,
          <>
            {words.say(words.takeDownOne, { place: of.indexOf(photo) + 1 })}
            <Thumb item={photo} />
          </>,
        ),
      )}
    </fieldset>
  );
}
