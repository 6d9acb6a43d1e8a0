/**
 * Photos as large as the screen: all that the page shows, in its order. The page goes on beneath it, so what is shown
 * here is always looked up there: one that was taken down is gone from here in the same moment (rule T1), one that
 * arrives is there to go to.
 */
import { Screen, type ViewerWords } from './viewer/screen.js';
import { onSwipe } from './viewer/swipe.js';

let viewer: Viewer | undefined;

/** Opens at a photo, which is a link of the page. */
export function view(link: HTMLAnchorElement, words: ViewerWords): void {
  viewer ??= new Viewer(words);
  viewer.open(link);
}

class Viewer {
  readonly #screen: Screen;
  readonly #page = document.querySelector('main') ?? document.body;
  /** The id of the photo that is looked at. */
  #shown = '';
  /** Where it stands among the page's photos; where it stood, once it is gone. */
  #at = 0;
  /** The link that it was shown from: an entry that changes has a new one. */
  #from: HTMLAnchorElement | undefined;

  constructor(words: ViewerWords) {
    this.#screen = new Screen(words, (steps) => this.#go(steps));
    const { dialog } = this.#screen;
    new MutationObserver(() => dialog.open && this.#refresh()).observe(this.#page, { childList: true, subtree: true });
    dialog.addEventListener('close', () => this.#closed());
    dialog.addEventListener('keydown', (event) => this.#key(event));
    onSwipe(dialog, (steps) => this.#go(steps));
    // The button of a phone that leads back closes it, as it would a page.
    addEventListener('popstate', () => dialog.close());
  }

  open(link: HTMLAnchorElement): void {
    this.#shown = link.dataset.photo ?? '';
    this.#from = undefined;
    this.#screen.show();
    history.pushState({ photo: true }, '');
    this.#refresh();
  }

  #refresh(): void {
    const photos = this.#photos();
    const at = photos.findIndex(({ dataset }) => dataset.photo === this.#shown);
    if (at < 0) {
      this.#from = undefined;
      return this.#screen.gone(this.#at > 0, this.#at < photos.length);
    }
    this.#at = at;
    this.#screen.count(at, photos.length);
    const link = photos[at];
    if (link && link !== this.#from) this.#screen.photo((this.#from = link));
  }

  /** Past one that is gone, the next one stands where it stood. */
  #go(steps: 1 | -1): void {
    const photos = this.#photos();
    const gone = !photos.some(({ dataset }) => dataset.photo === this.#shown);
    const to = photos[this.#at + (gone && steps > 0 ? 0 : steps)];
    if (!to) return;
    this.#shown = to.dataset.photo ?? '';
    this.#refresh();
  }

  /** Each once, though a pinned entry stands in the page twice. */
  #photos(): HTMLAnchorElement[] {
    const known = new Set<string | undefined>();
    return [...this.#page.querySelectorAll<HTMLAnchorElement>('[data-photo]')].filter(
      ({ dataset: { photo } }) => !known.has(photo) && known.add(photo),
    );
  }

  #key({ key }: KeyboardEvent): void {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (key === 'ArrowLeft' || key === 'ArrowRight') this.#go(key === forward ? 1 : -1);
  }

  #closed(): void {
    this.#screen.empty();
    this.#from = undefined;
    if ((history.state as { photo?: boolean } | null)?.photo) history.back();
    // A dialog gives the focus back to what opened it, which an entry that changed since has not any more.
    const link = this.#photos().find(({ dataset }) => dataset.photo === this.#shown);
    const near = link ?? this.#photos()[this.#at] ?? this.#page.querySelector<HTMLElement>('.stream');
    near?.focus();
  }
}
