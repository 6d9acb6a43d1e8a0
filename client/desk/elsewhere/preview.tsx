/** An embed as readers of another site get it: by the very element or frame, live. */
import { createElement, type JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useBoard } from '../frame/hooks.js';
import { elementAttributes, frameAttributes, pageAddress, scriptAddress, titleIn, type Choices } from './snippet.js';

export function Preview({ choices }: { choices: Choices }): JSX.Element {
  const { words } = useBoard();
  useEffect(() => bringScript(scriptAddress(location.origin, choices)), [choices.form]);
  return (
    <section class="stack preview" aria-label={words.elsewhere.preview}>
      <p class="label" aria-hidden="true">
        {words.elsewhere.preview}
      </p>
      <div class="preview-room">
        {choices.form === 'element' ? <Element choices={choices} /> : <Frame choices={choices} />}
      </div>
    </section>
  );
}

function Element({ choices }: { choices: Choices }): JSX.Element {
  const { blog } = useBoard();
  const { origin } = location;
  const link = <a href={pageAddress(origin, blog.slug, choices)}>{titleIn(blog, choices)}</a>;
  return createElement('rally-feed', elementAttributes(origin, blog.slug, choices), link);
}

/** The script comes as in a site's page: as an element, once. */
function bringScript(src: string): void {
  if (document.querySelector(`script[src="${src}"]`) !== null) return;
  document.head.append(Object.assign(document.createElement('script'), { type: 'module', src }));
}

/** Shut in as the strictest systems shut it in: what works here works there, and nothing in it reaches the desk. */
function Frame({ choices }: { choices: Choices }): JSX.Element {
  const { blog } = useBoard();
  return <iframe {...frameAttributes(location.origin, blog, choices)} sandbox="allow-scripts" />;
}
