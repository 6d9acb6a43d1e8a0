/** A copy of one blog on this device, kept and forgotten by taps. Nothing is stored before the first of them. */
import type { KeepOutcome } from '../../../shared/protocol/keep.js';
import { writtenAs } from '../../../shared/messages/calendars.js';
import { copyOf, keptSlugs, timeOfCopy, type KeptCopy } from '../../kept/copy.js';
import { forgetSubscriptions } from '../../kept/subscription.js';
import { CLOSED } from '../offerClosed.js';
import { KEPT as TEXT_FIRST } from '../textFirst/choice.js';
import { installWorker } from '../workerUses.js';
import { addressOfPage, askWorker } from './askWorker.js';
import { forgetKept } from './forgetting.js';

type State = 'isOn' | 'isOff' | 'working' | 'full' | 'failed' | 'unable';
type Turn = 'keep' | 'forget' | 'forgetAll';

/** Names under which readers' pages remember a reader's choices. The reporters' names have a colon, and stay. */
const isRemembered = (name: string): boolean => /^rallyline[- ]/.test(name) || name === CLOSED || name === TEXT_FIRST;

export class KeepControl {
  readonly #place: HTMLElement;
  readonly #slug: string;
  readonly #lang: string;

  constructor(place: HTMLElement, slug: string) {
    this.#place = place;
    this.#slug = slug;
    this.#lang = document.documentElement.lang;
  }

  async start(): Promise<void> {
    if (!('serviceWorker' in navigator && 'caches' in window)) return this.#show('unable');
    const press = (turn: Turn, work: () => Promise<State>): void =>
      this.#button(turn).addEventListener('click', () => void this.#attempt(work));
    press('keep', () => this.#keep());
    press('forget', () => this.#forget());
    press('forgetAll', () => this.#forgetAll());
    // A browser that forbids a page to keep anything throws at the first look.
    await this.#attempt(() => this.look().catch((): State => 'unable'));
  }

  /** Shows how it stands, after the copy was made anew. */
  async renewed(): Promise<void> {
    this.#show(await this.look().catch((): State => 'failed'));
  }

  async look(): Promise<State> {
    const copy = await copyOf(this.#slug);
    if (copy) this.#fill(copy);
    const others = (await keptSlugs()).length > 0;
    this.#button('forgetAll').hidden = !others;
    return copy ? 'isOn' : 'isOff';
  }

  async #keep(): Promise<State> {
    this.#show('working');
    let outcome: KeepOutcome | null = 'failed';
    try {
      await installWorker(this.#slug, true);
      outcome = await askWorker(this.#slug, { kept: 'keep', address: addressOfPage(this.#slug) });
    } finally {
      // Nothing is half kept, nor is a worker left that keeps nothing.
      if (outcome !== 'kept') await forgetKept(this.#slug);
    }
    await this.look();
    return outcome === 'kept' ? 'isOn' : outcome === 'full' ? 'full' : 'failed';
  }

  async #forget(): Promise<State> {
    await forgetKept(this.#slug);
    return this.look();
  }

  async #forgetAll(): Promise<State> {
    await Promise.all((await keptSlugs()).map(forgetKept));
    await forgetSubscriptions();
    for (const store of [localStorage, sessionStorage])
      for (const name of Object.keys(store)) if (isRemembered(name)) store.removeItem(name);
    return this.look();
  }

  #fill({ at, bytes, photos }: KeptCopy): void {
    const said = this.#place.querySelector<HTMLElement>('[data-state=isOn]');
    if (!said) return;
    const values: Record<string, string> = {
      time: timeOfCopy(at, this.#lang),
      photos: photos.toLocaleString(writtenAs(this.#lang)),
      size: sizeIn(bytes, this.#lang),
    };
    said.dataset.words ??= said.textContent;
    said.textContent = said.dataset.words.replace(/\{(\w+)\}/g, (mark, name: string) => values[name] ?? mark);
  }

  async #attempt(work: () => Promise<State>): Promise<void> {
    for (const button of this.#place.querySelectorAll('button')) button.disabled = true;
    this.#show(await work().catch((): State => 'failed'));
  }

  #show(state: State): void {
    for (const said of this.#place.querySelectorAll<HTMLElement>('[data-state]'))
      said.hidden = said.dataset.state !== state;
    const hadFocus = this.#place.contains(document.activeElement);
    this.#button('keep').hidden = state !== 'isOff' && state !== 'full' && state !== 'failed';
    this.#button('forget').hidden = state !== 'isOn';
    for (const button of this.#place.querySelectorAll('button')) button.disabled = state === 'working';
    // The focus goes from a button that is gone to the next one.
    const { activeElement } = document;
    const isLost = !activeElement || activeElement === document.body || activeElement.matches('[hidden]');
    if (hadFocus && isLost) this.#place.querySelector<HTMLElement>('button:not([hidden])')?.focus();
  }

  #button(turn: Turn): HTMLButtonElement {
    const button = this.#place.querySelector<HTMLButtonElement>(`[data-keeps=${turn}]`);
    if (!button) throw new Error('no button');
    return button;
  }
}

function sizeIn(bytes: number, lang: string): string {
  const kilobytes = Math.ceil(bytes / 1_000);
  return new Intl.NumberFormat(writtenAs(lang), { style: 'unit', unit: 'kilobyte', unitDisplay: 'short' }).format(
    kilobytes,
  );
}
