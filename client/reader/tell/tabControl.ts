/** A soft sound and a number in the title, for readers who leave the tab open. Off until chosen, remembered by choice. */
import { writtenAs } from '../../../shared/messages/calendars.js';
import { CHOICE } from '../tellChoice.js';
import { growingFeed } from '../whichFeed.js';
import { Away } from './away.js';
import { SoftSound } from './softSound.js';

export class TabControl {
  readonly #place: HTMLElement;
  readonly #name: string;
  readonly #sound = new SoftSound();
  /** The number before the page's title, as it stands there: a rally's own title may begin with a bracket, and may change. */
  #number = '';
  #away: Away | undefined;

  constructor(place: HTMLElement, slug: string) {
    this.#place = place;
    this.#name = CHOICE + slug;
  }

  start(): void {
    const feed = growingFeed();
    // Where nothing new comes neither is offered, and a remembered choice keeps no connection open.
    this.#place.hidden = !feed;
    if (!feed) return;
    this.#recall();
    this.#away = new Away(feed, (count) => this.#tell(count));
    this.#away.start();
    this.#place.addEventListener('change', ({ target }) => this.#choose(target as HTMLInputElement));
    this.#follow();
  }

  #choose({ name, checked }: HTMLInputElement): void {
    // The tap that asks for it is what lets a page sound, and tells how it sounds.
    if (name === 'sound' && checked) this.#sound.play();
    this.#keep();
    this.#follow();
  }

  /** `data-listens` on the root: somebody waits for what comes, so its connection stays while the tab is hidden. */
  #follow(): void {
    document.documentElement.toggleAttribute('data-listens', this.#wants('sound') || this.#wants('count'));
    if (this.#wants('sound')) this.#sound.ready();
  }

  #tell(count: number): void {
    const shown = count > 0 && this.#wants('count');
    const figures = writtenAs(document.documentElement.lang);
    const { title } = document;
    const own = title.startsWith(this.#number) ? title.slice(this.#number.length) : title;
    this.#number = shown ? `(${count.toLocaleString(figures)}) ` : '';
    document.title = this.#number + own;
    if (count > 0 && this.#wants('sound')) this.#sound.play();
  }

  #wants(name: string): boolean {
    return this.#input(name)?.checked === true;
  }

  #input(name: string): HTMLInputElement | null {
    return this.#place.querySelector<HTMLInputElement>(`[name=${name}]`);
  }

  #recall(): void {
    const kept = read(this.#name).split(' ');
    for (const name of ['sound', 'count', 'remember']) {
      const input = this.#input(name);
      if (input) input.checked = kept.includes(name);
    }
  }

  #keep(): void {
    const chosen = ['sound', 'count', 'remember'].filter((name) => this.#wants(name));
    write(this.#name, this.#wants('remember') ? chosen.join(' ') : null);
  }
}

/** A browser may forbid pages to keep anything: the choice then lasts as long as the page. */
function read(name: string): string {
  try {
    return localStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}

function write(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // As above.
  }
}
