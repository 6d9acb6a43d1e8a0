import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../../../shared/refusals.js';
import type { Words } from '../../lib/entryWords.js';
import { useReporting, useWords } from './hooks.js';

type Shown = { is: 'coming' } | { is: 'here'; html: string } | { is: 'none'; message: string };

/** The article as the server makes it for readers. Sanitised there, and placed as it is. */
export function Preview({ words, onRefused }: { words: Words; onRefused: (refusal: Refusal) => void }): JSX.Element {
  const { preview } = useReporting();
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
        setShown({ is: 'none', message: reply.refusal.message });
        onRefused(reply.refusal);
      }
    });
    return () => {
      isGone = true;
    };
  }, []);

  useEffect(() => {
    if (shown.is === 'here' && place.current !== null) put(place.current, shown.html);
  }, [shown]);

  if (shown.is !== 'here') return <p class="said-plainly">{shown.is === 'coming' ? said.loading : shown.message}</p>;
  return <div class="preview" ref={place} onClick={stayHere} />;
}

function put(place: HTMLElement, html: string): void {
  const template = document.createElement('template');
  template.innerHTML = html;
  place.replaceChildren(template.content);
}

/** A link in a preview must not lead away from what is being written. */
function stayHere(event: MouseEvent): void {
  event.preventDefault();
}
