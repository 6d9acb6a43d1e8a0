import { inEnglish } from '../../../shared/messages/inEnglish.js';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../../../shared/refusals.js';
import type { Words } from '../../entry/entryWords.js';
import { namedIn } from '../outbox/photos.js';
import { useReporting, useWords } from './hooks.js';

type Shown = { is: 'coming' } | { is: 'here'; html: string } | { is: 'none'; message: string };

/** The article as the server makes it for readers. Sanitised there, and placed as it is. */
export function Preview({ words, onRefused }: { words: Words; onRefused: (refusal: Refusal) => void }): JSX.Element {
  const { preview, photos, mine } = useReporting();
  const said = useWords();
  const [shown, setShown] = useState<Shown>({ is: 'coming' });
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let isGone = false;
    void preview(words).then((reply) => {
      if (isGone) return;
      if (reply.kind === 'ok') setShown({ is: 'here', html: reply.value.html });
      else if (reply.kind === 'lost') setShown({ is: 'none', message: said.previewLost });
      else {
        setShown({ is: 'none', message: inEnglish(reply.refusal).message });
        onRefused(reply.refusal);
      }
    });
    return () => {
      isGone = true;
    };
  }, []);

  useEffect(() => {
    if (shown.is !== 'here' || place.current === null) return;
    put(place.current, shown.html);
    const own = mine.get().entries.flatMap((entry) => entry.photos);
    const srcOf = async (id: string) => (await photos.show(id)) ?? own.find((photo) => photo.id === id)?.src ?? null;
    void hang(place.current, words, srcOf);
  }, [shown]);

  if (shown.is !== 'here') return <p class="said-plainly">{shown.is === 'coming' ? said.loading : shown.message}</p>;
  return <div class="preview" ref={place} onClick={stayHere} />;
}

function put(place: HTMLElement, html: string): void {
  const template = document.createElement('template');
  template.innerHTML = html;
  place.replaceChildren(template.content);
}

/** The server does not have the pictures yet: they are hung where it left room for them, in their order. */
async function hang(place: HTMLElement, words: Words, srcOf: (id: string) => Promise<string | null>): Promise<void> {
  const media = Array.isArray(words.media) ? (words.media as { alt?: string }[]) : [];
  const frames = [...place.querySelectorAll('figure[data-media]')];
  for (const [index, id] of namedIn(words).entries()) {
    const src = await srcOf(id);
    if (src === null) continue;
    const picture = Object.assign(document.createElement('img'), { src, alt: media[index]?.alt ?? '' });
    frames[index]?.firstElementChild?.replaceWith(picture);
  }
}

/** A link in a preview must not lead away from what is being written. */
function stayHere(event: MouseEvent): void {
  event.preventDefault();
}
