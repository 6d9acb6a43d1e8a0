/** Notifications on and off, for one blog, by a tap on its page. Nothing is asked of the browser before that tap. */
import { forgetSubscription } from '../../kept/subscription.js';
import { installWorker, removeUnusedWorker, workerOf } from '../workerUses.js';
import { beginAtServer, endAtServer } from './pushServer.js';

type State = 'isOn' | 'isOff' | 'denied' | 'failed' | 'unable' | 'homeScreen';

/** The name under which a page notes, for as long as its tab lives, that the server was told of its subscription. */
const TOLD = 'rallyline-told/';

export class PushControl {
  readonly #place: HTMLElement;
  readonly #slug: string;
  readonly #key: string;

  constructor(place: HTMLElement, slug: string) {
    this.#place = place;
    this.#slug = slug;
    this.#key = place.dataset.push ?? '';
  }

  async start(): Promise<void> {
    this.#button('on').addEventListener('click', () => void this.#attempt(() => this.#turnOn()));
    this.#button('off').addEventListener('click', () => void this.#attempt(() => this.#turnOff()));
    const lacks = whyUnable();
    if (lacks === 'homeScreen') offerHomeScreen(this.#slug);
    if (lacks) this.#show(lacks);
    else await this.#attempt(() => this.#look());
  }

  async #look(): Promise<State> {
    const registration = await workerOf(this.#slug);
    const subscription = await registration?.pushManager.getSubscription();
    if (!registration || !subscription) {
      await forgetSubscription(this.#slug);
      return Notification.permission === 'denied' ? 'denied' : 'isOff';
    }
    if (isOf(subscription, this.#key)) await this.#tellOnce(subscription);
    else await this.#renew(registration, subscription);
    return 'isOn';
  }

  /** A server that was restored knows of no subscriptions: the page tells of its own again. */
  async #tellOnce(subscription: PushSubscription): Promise<void> {
    if (sessionStorage.getItem(TOLD + this.#slug) === subscription.endpoint) return;
    if (await beginAtServer(this.#slug, subscription)) sessionStorage.setItem(TOLD + this.#slug, subscription.endpoint);
  }

  /** The server has other keys than those that the subscription was made for. */
  async #renew({ pushManager }: ServiceWorkerRegistration, former: PushSubscription): Promise<void> {
    await former.unsubscribe();
    await beginAtServer(this.#slug, await pushManager.subscribe(this.#wish()), former.endpoint);
  }

  async #turnOn(): Promise<State> {
    // First of all: browsers ask only while a tap is young.
    const permission = await Notification.requestPermission();
    if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'isOff';
    const { pushManager } = await installWorker(this.#slug);
    const subscription = await pushManager.subscribe(this.#wish());
    if (await beginAtServer(this.#slug, subscription)) return 'isOn';
    await subscription.unsubscribe();
    await removeUnusedWorker(this.#slug);
    return 'failed';
  }

  /** Off on this device in any case: a server that does not hear of it learns it from the push service. */
  async #turnOff(): Promise<State> {
    const subscription = await (await workerOf(this.#slug))?.pushManager.getSubscription();
    if (subscription) {
      await endAtServer(this.#slug, subscription);
      await subscription.unsubscribe();
    }
    await forgetSubscription(this.#slug);
    await removeUnusedWorker(this.#slug);
    return 'isOff';
  }

  #wish(): PushSubscriptionOptionsInit {
    return { userVisibleOnly: true, applicationServerKey: this.#key };
  }

  async #attempt(work: () => Promise<State>): Promise<void> {
    const held = this.#place.contains(document.activeElement);
    // A browser takes the focus off a button that is disabled.
    for (const turn of ['on', 'off'] as const) this.#button(turn).disabled = true;
    this.#show(await work().catch((): State => 'failed'));
    const { activeElement, body } = document;
    const isHere = activeElement === body || this.#place.contains(activeElement);
    // The reader may have gone elsewhere meanwhile.
    if (held && isHere) this.#place.querySelector<HTMLElement>('[data-turn]:not([hidden])')?.focus();
  }

  #show(state: State): void {
    for (const said of this.#place.querySelectorAll<HTMLElement>('[data-state]'))
      said.hidden = said.dataset.state !== state;
    const shown = { on: state === 'isOff' || state === 'failed', off: state === 'isOn' };
    for (const turn of ['on', 'off'] as const) {
      const button = this.#button(turn);
      button.hidden = !shown[turn];
      button.disabled = false;
    }
  }

  #button(turn: 'on' | 'off'): HTMLButtonElement {
    const button = this.#place.querySelector<HTMLButtonElement>(`[data-turn=${turn}]`);
    if (!button) throw new Error('no button');
    return button;
  }
}

/** An iPhone has `standalone` in its browser, and notifications on its Home Screen alone. */
function whyUnable(): 'unable' | 'homeScreen' | null {
  if ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) return null;
  return (navigator as { standalone?: boolean }).standalone === false ? 'homeScreen' : 'unable';
}

/** Names the manifest, which Safari reads when the page is put on the Home Screen. */
function offerHomeScreen(slug: string): void {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = `/live/${slug}/app.webmanifest${location.search}`;
  document.head.append(link);
}

function isOf({ options }: PushSubscription, key: string): boolean {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') === key;
}
