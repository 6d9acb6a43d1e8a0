/** The preview: the article as the server makes it for readers, sanitised there, and placed as it is. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../../shared/refusals.js';
import { sayRefusal } from '../../shared/messages/sayRefusal.js';
import type { Reply } from '../account/request.js';
import { photosOf } from './draftPhotos.js';
import type { EntryContent } from './entryContent.js';
import { useFormSpeech } from './formWords.js';

interface PreviewProps {
  content: EntryContent;
  ask: (words: EntryContent) => Promise<Reply<{ html: string }>>;
  /** The address of a picture that the server does not have yet; null where it is not known here. */
  pictureOf?: (id: string) => Promise<string | null>;
  onRefused?: (refusal: Refusal) => void;
  /** A sentence on the way on without a network. */
  meanwhile?: string;
}

type Shown = { is: 'coming' } | { is: 'here'; html: string } | { is: 'none'; message: string };

export function Preview({ content, ask, pictureOf, onRefused, meanwhile }: PreviewProps): JSX.Element {
  const speech = useFormSpeech();
  const { form } = speech;
  const [shown, setShown] = useState<Shown>({ is: 'coming' });
  const place = useRef<HTMLDivElement>(null);

  const take = (reply: Reply<{ html: string }>) => {
    if (reply.kind === 'ok') return setShown({ is: 'here', html: reply.value.html });
    if (reply.kind === 'lost')
      return setShown({ is: 'none', message: [form.previewLost, meanwhile].filter(Boolean).join(' ') });
    setShown({ is: 'none', message: sayRefusal(reply.refusal, speech.refusals, speech) });
    onRefused?.(reply.refusal);
  };

  useEffect(() => {
    let isGone = false;
    void ask(content).then((reply) => (isGone ? undefined : take(reply)));
    return () => void (isGone = true);
  }, []);

  useEffect(() => {
    if (shown.is !== 'here' || place.current === null) return;
    put(place.current, shown.html);
    if (pictureOf !== undefined) void hang(place.current, content, pictureOf);
  }, [shown]);

  return (
    <section class="preview" aria-label={form.previewTitle}>
      {shown.is === 'here' ? (
        // A link in a preview must not lead away from what is being written.
        <div ref={place} onClick={(event) => event.preventDefault()} />
      ) : (
        <p class="hint">{shown.is === 'coming' ? form.loading : shown.message}</p>
      )}
    </section>
  );
}

function put(place: HTMLElement, html: string): void {
  const template = document.createElement('template');
  template.innerHTML = html;
  place.replaceChildren(template.content);
}

/** Puts pictures that the server does not have yet where it left room for them, in their order. */
async function hang(place: HTMLElement, content: EntryContent, pictureOf: (id: string) => Promise<string | null>) {
  const frames = [...place.querySelectorAll('figure[data-media]')];
  for (const [index, { id, alt }] of photosOf(content.media).entries()) {
    const src = await pictureOf(id);
    if (src === null) continue;
    frames[index]?.firstElementChild?.replaceWith(Object.assign(document.createElement('img'), { src, alt }));
  }
}
