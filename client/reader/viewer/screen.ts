/** The viewer's dialog: the photo, its texts, and its controls. */
import { writtenAs } from '../../../shared/messages/calendars.js';
import type { ReaderSecond } from '../../../shared/messages/en/readerSecond.js';

export type ViewerWords = ReaderSecond['viewer'];

const SVG = 'http://www.w3.org/2000/svg';
const CROSS = 'M5 5l14 14M19 5L5 19';
const BACK = 'M15 4l-8 8 8 8';
const ON = 'M9 4l8 8-8 8';

export class Screen {
  readonly dialog = make('dialog', 'viewer');
  readonly #words: ViewerWords;
  readonly #place = make('p');
  readonly #stage = make('div', 'stage');
  readonly #told = make('div', 'told');
  readonly #previous: HTMLButtonElement;
  readonly #next: HTMLButtonElement;

  /** `go` leads to the next photo, or to the one before. */
  constructor(words: ViewerWords, go: (steps: 1 | -1) => void) {
    this.#words = words;
    this.#previous = button(words.previous, BACK, () => go(-1));
    this.#next = button(words.next, ON, () => go(1));
    const close = button(words.close, CROSS, () => this.dialog.close());
    close.autofocus = true;
    const controls = make('nav');
    controls.append(this.#previous, this.#next, close);
    const head = make('header');
    head.append(this.#place, controls);
    this.#place.setAttribute('role', 'status');
    this.dialog.setAttribute('aria-label', words.title);
    this.dialog.append(head, this.#stage, this.#told);
    document.body.append(this.dialog);
  }

  show(): void {
    if (!this.dialog.open) this.dialog.showModal();
  }

  count(at: number, total: number): void {
    const { count } = this.#words;
    const number = (value: number): string => value.toLocaleString(writtenAs(document.documentElement.lang));
    this.#say(count.replace('{n}', number(at + 1)).replace('{total}', number(total)));
    this.#allow(at > 0, at < total - 1);
  }

  /** Shows copies of the page's picture and texts: the files are known already, and the texts are marked with their language. */
  photo(link: HTMLAnchorElement): void {
    const pictures = [...link.cloneNode(true).childNodes];
    const { lang, dir } = link.closest<HTMLElement>('[lang]') ?? document.documentElement;
    this.#stage.replaceChildren(...pictures);
    for (const image of this.#stage.querySelectorAll('img')) image.loading = 'eager';
    const parts = [...this.#stage.querySelectorAll<HTMLSourceElement>('[sizes]')];
    const sizes = parts[0]?.sizes ?? '';
    const choose = (size: string): void => parts.forEach((part) => (part.sizes = size));
    choose('100vw');
    // Where the network cannot bring the larger file, the file that the page shows already is better than nothing.
    parts.at(-1)?.addEventListener('error', () => choose(sizes), { once: true });
    this.#told.lang = lang;
    this.#told.dir = dir;
    this.#told.replaceChildren(...this.#textOf(link));
  }

  /** Shows that a photo was here, and nothing else of it. */
  gone(before: boolean, after: boolean): void {
    const word = make('p');
    word.textContent = this.#words.gone;
    this.#stage.replaceChildren(word);
    this.#told.replaceChildren();
    this.#say(this.#words.title);
    this.#allow(before, after);
  }

  empty(): void {
    this.#stage.replaceChildren();
    this.#told.replaceChildren();
  }

  /** The photo's texts: its caption and credit, its description, and how to have it removed. */
  #textOf(link: HTMLAnchorElement): Node[] {
    const alt = link.querySelector<HTMLImageElement>('picture img')?.alt;
    const description = make('small');
    description.textContent = alt ? this.#words.description.replace('{text}', alt) : '';
    const figure = link.closest('figure');
    const caption = figure?.querySelector('figcaption');
    const shared = link.closest('.ps')?.nextElementSibling;
    const removal = caption?.querySelector('.r') ? null : link.closest('article')?.querySelector('.f .r');
    const line = make('p', 'l');
    if (removal) line.append(removal.cloneNode(true));
    const credit = shared?.matches('.l') ? shared : null;
    // The reporter's own text comes first, and the line on removal never does.
    const said = caption?.querySelector('p:not(.l)') ? [caption, credit] : [credit, caption];
    return [...said.flatMap((part) => part?.cloneNode(true) ?? []), description, line];
  }

  #allow(before: boolean, after: boolean): void {
    // A button that cannot be used any more must not keep the focus: keys would reach nothing.
    const focused = document.activeElement;
    this.#previous.disabled = !before;
    this.#next.disabled = !after;
    if (focused instanceof HTMLButtonElement && focused.disabled)
      this.dialog.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  }

  /** Writes a text unless it is there already: that would wake screen readers. */
  #say(text: string): void {
    if (this.#place.textContent !== text) this.#place.textContent = text;
  }
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, className = ''): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className;
  return element;
}

function button(name: string, drawing: string, press: () => void): HTMLButtonElement {
  const element = make('button');
  element.type = 'button';
  element.ariaLabel = element.title = name;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', drawing);
  svg.append(path);
  element.append(svg);
  element.addEventListener('click', press);
  return element;
}
