/**
 * A page whose blog is hidden from readers, or removed, while it is open: the server lets nobody follow it any more. The page says
 * so, and lets go of all that it shows and keeps of the blog. It is not loaded anew: a cache may have it for some seconds.
 */
import type { ReaderSecond } from '../../../shared/messages/en/readerSecond.js';
import { isKept } from '../../kept/copy.js';
import { forgetKept } from '../keep/forgetting.js';
import type { LivePart } from '../open.js';
import { setTitle } from './ownTitle.js';
import { forgetTold } from './told.js';

export class NotHere {
  readonly #feed: HTMLElement;
  readonly #words: ReaderSecond['notHere'] | undefined;
  #isGone = false;

  /** Without its words the page is empty. */
  constructor(feed: HTMLElement, words: ReaderSecond['notHere'] | undefined) {
    this.#feed = feed;
    this.#words = words;
  }

  /** Hears it of the connection, or of a question for changes, and asks where it may have been said before this script was here. */
  start({ says, timeline }: Pick<LivePart, 'says' | 'timeline'>): void {
    const hear = says.connection.bind(says);
    says.connection = (state) => {
      hear(state);
      if (state === 'refused') this.leave();
    };
    const poll = timeline.poll.bind(timeline);
    timeline.poll = async () => {
      const answer = await poll();
      if (answer === null) this.leave();
      // An answer means that the blog is shown again.
      else if (answer && this.#isGone) location.reload();
      return answer;
    };
    if (document.querySelector('[data-connection=offline]')) void timeline.poll();
  }

  leave(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
    forgetTold();
    setTitle(this.#words?.title ?? '');
    // The line says how a feed stands that is there no more, and the link leads to it.
    for (const left of document.querySelectorAll('header.site .line, .skip')) left.remove();
    this.#feed.hidden = true;
    this.#feed.closest('main')?.replaceChildren(...this.#said());
    // Whoever still holds the feed holds nothing of it.
    this.#feed.replaceChildren();
    void this.#forgetCopy();
  }

  #said(): HTMLElement[] {
    if (!this.#words) return [];
    const [title, text] = [document.createElement('h1'), document.createElement('p')];
    title.textContent = this.#words.title;
    text.textContent = this.#words.text;
    text.className = 'stand';
    // Read out by itself: the page has changed under whoever has it read aloud.
    text.role = 'alert';
    return [title, text];
  }

  async #forgetCopy(): Promise<void> {
    const { blog = '' } = this.#feed.dataset;
    if (await isKept(blog)) await forgetKept(blog);
  }
}
