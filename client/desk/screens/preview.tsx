import { inEnglish } from '../../../shared/messages/inEnglish.js';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Words } from '../../entry/entryWords.js';
import { useBoard, usePage, useWords } from './hooks.js';

type Shown = { is: 'coming' } | { is: 'here'; html: string } | { is: 'none'; message: string };

/** The article as the server makes it for readers: sanitised there, and placed as it is. */
export function Preview({ words: made }: { words: Words }): JSX.Element {
  const { desk } = usePage();
  const { blog } = useBoard();
  const words = useWords();
  const [shown, setShown] = useState<Shown>({ is: 'coming' });
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let isGone = false;
    // Its words alone: photos belong to the entry that has them.
    const { media: _media, ...said } = made;
    void desk.api.preview(blog.slug, { id: desk.newId(), blog: blog.slug, ...said }).then((reply) => {
      if (isGone) return;
      if (reply.kind === 'ok') setShown({ is: 'here', html: reply.value.html });
      else
        setShown({ is: 'none', message: reply.kind === 'lost' ? words.previewLost : inEnglish(reply.refusal).message });
    });
    return () => {
      isGone = true;
    };
  }, []);

  useEffect(() => {
    if (shown.is !== 'here') return;
    const template = document.createElement('template');
    template.innerHTML = shown.html;
    place.current?.replaceChildren(template.content);
  }, [shown]);

  return (
    <section class="preview" aria-label={words.previewTitle}>
      <h3 class="label">{words.previewTitle}</h3>
      {shown.is === 'here' ? (
        // A link in a preview must not lead away from what is being written.
        <div ref={place} onClick={(event) => event.preventDefault()} />
      ) : (
        <p class="hint">{shown.is === 'coming' ? words.loading : shown.message}</p>
      )}
    </section>
  );
}
