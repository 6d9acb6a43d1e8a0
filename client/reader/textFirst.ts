/**
 * Text first: a photo is a box with its description and its size until it is tapped. The style sheet keeps the photo
 * out of the layout, so that the browser does not ask for it; here the box gets its words, and the tap its meaning.
 */
import { chooseTextFirst } from './textFirst/choice.js';

const root = document.documentElement;
/** Photos of the page that wait, each a link to its file. */
const WAITING = 'a.v:not([data-shown])';

let word: string | undefined;

/** Turns text first on, or off. */
export function turn(): void {
  chooseTextFirst(!isOn());
  labelAll();
}

/** Labels the photos that wait, from now on. `said`: the word on their boxes. */
export function begin(said: string): void {
  if (word !== undefined) return;
  word = said;
  // The viewer would open at the same tap.
  document.addEventListener('click', show, true);
  new MutationObserver(labelAll).observe(document.querySelector('main') ?? document.body, {
    childList: true,
    subtree: true,
  });
  labelAll();
}

function isOn(): boolean {
  return root.dataset.textFirst === 'on';
}

function show(event: MouseEvent): void {
  const link = event.target instanceof Element && event.target.closest<HTMLElement>(WAITING);
  if (!isOn() || !link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  link.dataset.shown = '';
}

function labelAll(): void {
  if (!isOn()) return;
  for (const link of document.querySelectorAll<HTMLElement>(`${WAITING}:not(:has(.load))`)) link.append(labelOf(link));
}

/** The words stand in the language of the page around them; the description in its own. */
function labelOf(link: HTMLElement): HTMLElement {
  const image = link.querySelector<HTMLImageElement>('picture img');
  const { width = 0, height = 0, alt = '' } = image ?? {};
  const label = part('span', 'load', '');
  const said = part('b', '', word ?? '');
  said.lang = root.lang;
  label.append(said, part('span', '', alt), part('small', '', `${width} × ${height}`));
  return label;
}

function part(name: string, className: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  element.dir = 'auto';
  return element;
}
