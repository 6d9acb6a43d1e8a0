/**
 * The rally around an entry on its own page: its title, and the rally in short. The page has no top of its own, so every new top brings
 * them: a point goes with what it rests on, and a title that was corrected stays nowhere.
 */
import { parsed } from '../../feed/page/feedPage.js';
import type { LivePart } from '../open.js';
import { setTitle, titleIn } from './ownTitle.js';
import { forgetTold } from './told.js';

export function followAround(view: LivePart['view']): void {
  const show = view.top.bind(view);
  view.top = (html) => {
    show(html);
    renew(parsed(html));
  };
}

function renew(top: Document): void {
  const summary = document.querySelector('main.one > .summary');
  const points = top.querySelector(':is(.summary, [data-fold=summary]) ul');
  if (points) summary?.querySelector('ul')?.replaceWith(points);
  else summary?.remove();
  const [title, fresh] = [document.querySelector('h2.of'), top.querySelector('h1')];
  if (!title || !fresh) return;
  for (const name of ['lang', 'dir']) {
    const value = fresh.getAttribute(name);
    if (value === null) title.removeAttribute(name);
    else title.setAttribute(name, value);
  }
  const link = title.querySelector('a');
  const told = titleIn(top);
  if (!link || link.textContent === told) return;
  link.textContent = told;
  forgetTold();
  // EntryGone tells of an entry that is gone.
  if (document.querySelector<HTMLElement>('[role=feed]')?.hidden === false) setTitle(told);
}
