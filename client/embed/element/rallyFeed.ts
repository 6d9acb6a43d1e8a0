/**
 * The element itself. A page may load this script twice, in two versions, or from the servers of two rallies; an element's name can
 * be defined once. So the first one defines it, and each script adds itself by its host: an element is its server's.
 */
import { linkOf } from './ask.js';

/** Begins, ends and changes what an element shows. Scripts of other releases call these: the names stay. */
export interface Shown {
  start(): void;
  stop(): void;
  changed(name: string): void;
}

export type Script = (host: HTMLElement, root: ShadowRoot) => Shown;

export class RallyFeed extends HTMLElement {
  static readonly observedAttributes = ['kind', 'order', 'lang', 'limit', 'src'];
  /** The scripts of this page, by the host that each came from; the first one says why an address is nobody's. */
  static readonly scripts = new Map<string, Script>();
  /** Elements that wait for another script. */
  static readonly waiting = new Set<RallyFeed>();

  readonly #root = this.attachShadow({ mode: 'open' });
  #script: Script | undefined;
  #shown: Shown | undefined;

  connectedCallback(): void {
    const { scripts, waiting } = RallyFeed;
    const { host, hostname } = linkOf(this);
    const near = [...scripts].find(([name]) => name.replace(/:\d+$/, '') === hostname)?.[1];
    const own = scripts.get(host) ?? near;
    if (own) waiting.delete(this);
    else waiting.add(this);
    const script = own ?? [...scripts.values()][0];
    if (this.#script !== script) {
      this.#shown?.stop();
      this.#shown = script?.(this, this.#root);
    }
    this.#script = script;
    this.#shown?.start();
  }

  disconnectedCallback(): void {
    RallyFeed.waiting.delete(this);
    this.#shown?.stop();
  }

  /** Follows a change. The first attributes are there before the element is: `connectedCallback` begins with them. */
  attributeChangedCallback(name: string): void {
    if (!this.#shown || !this.isConnected) return;
    const before = this.#shown;
    if (name === 'src') this.connectedCallback();
    if (before === this.#shown) before.changed(name);
  }
}

/** Adds a script, unless the page has one of that host already. */
export function addScript(host: string, script: Script): void {
  if (!customElements.get('rally-feed')) customElements.define('rally-feed', RallyFeed);
  const { scripts, waiting } = customElements.get('rally-feed') as unknown as Partial<typeof RallyFeed>;
  if (!scripts || scripts.has(host)) return;
  scripts.set(host, script);
  waiting?.forEach((element) => element.connectedCallback());
}
