/** The second of two steps: it says what will happen, and does it. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskEntry } from '../../../shared/entry.js';
import { wordsOfEntry } from '../../entry/entryWords.js';
import { gistOf } from '../../entry/gist.js';
import { Send } from '../frame/buttons.js';
import { useBoard, usePage, useWords } from '../frame/hooks.js';
import { Thumb } from '../board/photos.js';
import { Sheet } from '../frame/sheet.js';

export function TakeDown({ entry, onClose }: { entry: DeskEntry; onClose: () => void }): JSX.Element {
  const { deeds } = usePage();
  const { blog } = useBoard();
  const words = useWords();
  const photos = entry.media.filter(({ state }) => state !== 'gone');
  const [media, setMedia] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const { lead, words: said, lang } = gistOf(wordsOfEntry(entry), blog.drives);

  const go = async () => {
    setSending(true);
    const sent = await deeds.takeDown(entry, media);
    setSending(false);
    if (sent.is === 'done') onClose();
  };

  return (
    <Sheet
      title={words.takeDownTitle}
      size="narrow"
      onClose={onClose}
      foot={
        <>
          <button type="button" class="second" data-first="" onClick={onClose}>
            {words.keepIt}
          </button>
          <Send isSending={isSending} class="first harm" onClick={() => void go()}>
            {media === null ? words.takeDownIt : words.takeDownPhoto}
          </Send>
        </>
      }
    >
      <blockquote class="version" dir="auto" lang={lang}>
        {lead !== '' && <p class="lead">{lead}</p>}
        <p class="gist clamped">{said}</p>
      </blockquote>
      {photos.length > 0 && (
        <fieldset class="chips">
          <legend class="label">{words.takeDownWhat}</legend>
          <Pick isChosen={media === null} onPick={() => setMedia(null)}>
            {words.takeDownAll}
          </Pick>
          {photos.map((photo) => (
            <Pick key={photo.id} isChosen={media === photo.id} onPick={() => setMedia(photo.id)}>
              {words.say(words.takeDownOne, { place: entry.media.indexOf(photo) + 1 })}
              <Thumb item={photo} />
            </Pick>
          ))}
        </fieldset>
      )}
      <p class="strong">{media === null ? words.takeDownDoes : words.takeDownPhotoDoes}</p>
    </Sheet>
  );
}

function Pick(props: {
  isChosen: boolean;
  onPick: () => void;
  children: JSX.Element | string | (JSX.Element | string)[];
}) {
  return (
    <label class="check">
      <input type="radio" name="what" checked={props.isChosen} onChange={props.onPick} />
      <span>{props.children}</span>
    </label>
  );
}
