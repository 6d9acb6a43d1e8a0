/**
 * Shows photos as large as the screen: all photos of the page, in its order. The page goes on beneath, and every photo is
 * looked up there: a photo that was taken down is gone from here in the same moment (rule T1), a new one is there to go to.
 */
import './styles/viewer.css';
import { Screen, type ViewerWords } from './viewer/screen.js';
import { onSwipe } from './viewer/swipe.js';

let viewer: Viewer | undefined;

/** Opens the viewer at a photo, which is a link of the page. */
export function view(link: HTMLAnchorElement, words: ViewerWords): void {
  viewer ??= new Viewer(words);
  viewer.open(link);
}

class Viewer {
  readonly #screen: Screen;
  readonly #page = document.querySelector('main') ?? document.body;
  /** The id of the photo that is shown. */
  #shown = '';
  /** The place of that photo among the page's photos; once it is gone, its last place. */
  #at = 0;
  /** The link of that photo: an entry that changes has a new one. */
  #from: HTMLAnchorElement | undefined;
  /** The way back from the photo was asked for, and a busy browser is not there yet. */
  #isReturning = false;

  constructor(words: ViewerWords) {
    this.#screen = new Screen(words, (steps) => this.#go(steps));
    const { dialog } = this.#screen;
    new MutationObserver(() => dialog.open && this.#refresh()).observe(this.#page, { childList: true, subtree: true });
    dialog.addEventListener('close', () => this.#closed());
    dialog.addEventListener('keydown', (event) => this.#key(event));
    onSwipe(dialog, (steps) => this.#go(steps));
    // A phone's back button closes the viewer, as it would a page.
    addEventListener('popstate', () => this.#returned());
    // A page that comes back whole has not heard how its way back ended.
    addEventListener('pageshow', () => (this.#isReturning = false));
  }

  open(link: HTMLAnchorElement): void {
    this.#shown = link.dataset.photo ?? '';
    this.#from = undefined;
    this.#screen.show();
    if (!this.#isReturning && !isAtPhoto()) history.pushState({ photo: true }, '');
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

  /** Goes to another photo. The photo after one that is gone stands in its place. */
  #go(steps: 1 | -1): void {
    const photos = this.#photos();
    const gone = !photos.some(({ dataset }) => dataset.photo === this.#shown);
    const to = photos[this.#at + (gone && steps > 0 ? 0 : steps)];
    if (!to) return;
    this.#shown = to.dataset.photo ?? '';
    this.#refresh();
  }

  /** The page's photos, each once, though a pinned entry stands in the page twice. */
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

  /** A photo that was opened before the way back from the last one was done gets a step of its own, and stays. */
  #returned(): void {
    const { dialog } = this.#screen;
    if (!this.#isReturning) return dialog.close();
    this.#isReturning = false;
    if (dialog.open) history.pushState({ photo: true }, '');
  }

  #closed(): void {
    // A busy browser tells of the end of a photo after the next one was opened: that one stays.
    if (this.#screen.dialog.open) return;
    this.#screen.empty();
    this.#from = undefined;
    if (!this.#isReturning && isAtPhoto()) {
      this.#isReturning = true;
      history.back();
    }
    // A dialog gives the focus back to the link that opened it, which is gone from an entry that changed since.
    const link = this.#photos().find(({ dataset }) => dataset.photo === this.#shown);
    const near = link ?? this.#photos()[this.#at] ?? this.#page.querySelector<HTMLElement>('.stream');
    near?.focus();
  }
}

/** Whether the page's history stands at the step that an open photo has. */
function isAtPhoto(): boolean {
  return (history.state as { photo?: boolean } | null)?.photo === true;
}
