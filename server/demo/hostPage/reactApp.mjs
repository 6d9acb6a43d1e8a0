/** The app of the page of React: what a site owner would write around the element, and nothing more. */
import { createElement, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

const LANGUAGES = ['en', 'uk'];

function App({ src }) {
  const [lang, setLang] = useState(LANGUAGES[0]);
  const [isShown, show] = useState(true);
  const [count, setCount] = useState(0);
  return createElement(
    'section',
    { className: 'live' },
    createElement('h1', null, 'Live from the square'),
    createElement('p', { className: 'lead', 'data-count': count }, `New since this page was opened: ${count}`),
    createElement(
      'p',
      { className: 'choices' },
      ...LANGUAGES.map((one) =>
        createElement(
          'button',
          { key: one, lang: one, 'aria-pressed': one === lang, onClick: () => setLang(one) },
          one,
        ),
      ),
      createElement('button', { 'data-show': '', onClick: () => show(!isShown) }, isShown ? 'Hide' : 'Show'),
    ),
    isShown && createElement(Feed, { src, lang, onNew: ({ detail }) => setCount((before) => before + detail.count) }),
  );
}

/** React hands attributes on; the element's own events are listened for by hand. */
function Feed({ src, lang, onNew }) {
  const feed = useRef(null);
  useEffect(() => {
    const { current } = feed;
    current.addEventListener('rally:new', onNew);
    return () => current.removeEventListener('rally:new', onNew);
  });
  const link = createElement('a', { href: src }, 'Follow the rally live');
  return createElement('rally-feed', { ref: feed, src, lang }, link);
}

const root = globalThis.document.getElementById('root');
createRoot(root).render(createElement(App, { src: root.dataset.src }));
