/**
 * Makes, renews and removes the copy of one blog. Its page is written after the files that it needs, in one step: a copy
 * is whole, of one time, or not there. Works run one after the other.
 */
import { KEEP_LIMITS, type KeepAnswer, type KeepOutcome } from '../../../shared/protocol/keep.js';
import { copyName, KEPT_AT, KEPT_LANG, pagePath } from '../../kept/copy.js';
import { cutFrom, pathOf, putFiles, stamped } from './files.js';
import { addPhotos, dropOthers, dropPhotos } from './photos.js';
import { filesIn, holdsEntry, isNewestPage, isOlder, langOf, photosIn, placeOf } from './html.js';
import { without, withoutData, type TakenBack } from './html.js';

export interface KeeperParts {
  slug: string;
  caches: Pick<CacheStorage, 'open' | 'has' | 'delete' | 'match'>;
  fetch: (address: string, how?: RequestInit) => Promise<Response>;
  now: () => number;
  /** Whether this reader pays for each byte: then no photos are kept. */
  saves: () => boolean;
  /** Called once nothing is kept any more: the worker goes where nothing else needs it. */
  onGone: () => Promise<void>;
}

/** A kept page with what was kept beside it. */
export interface KeptPage {
  html: string;
  at: number;
  lang: string;
  headers: Headers;
  beside: KeepAnswer;
}

const DAY_MS = 86_400_000;

export class Keeper {
  readonly #parts: KeeperParts;
  readonly #page: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    this.#page = pagePath(parts.slug);
  }

  /** Makes the copy, or makes it anew. */
  keep(address: string): Promise<KeepOutcome> {
    return this.#next(() => this.#renew(() => this.#ask(address), {}));
  }

  /** Makes a copy anew where there is one. `answer`: the page, where it is here already. */
  renew(address: string, back: TakenBack = {}, answer?: Response): Promise<KeepOutcome> {
    return this.#next(async () => {
      if (!(await this.#isKept())) return 'failed';
      return this.#renew(() => (answer ? Promise.resolve(answer) : this.#ask(address)), back);
    });
  }

  /** Cuts what was taken back out of the kept page, and its photos out of the copy: no network is needed for it. */
  takeOut(back: TakenBack): Promise<KeepOutcome> {
    return this.#next(() => this.#cut(back));
  }

  /** As `takeOut`; then makes the copy anew in its own language, with a top that says nothing of the entry either. */
  async renewWithout(gone: string): Promise<KeepOutcome> {
    await this.takeOut({ gone: [gone] });
    const lang = (await this.match(this.#page))?.headers.get(KEPT_LANG);
    return this.renew(this.#page + (lang ? `?lang=${encodeURIComponent(lang)}` : ''), { gone: [gone] });
  }

  /**
   * Takes an entry out that changed, of which a photo may be gone, and makes the copy anew with it as it stands: by an address
   * to which no cache on the way answers with a page of before. Where no such page comes the copy is without the entry.
   */
  renewAfter(changed: string, seq: number): Promise<KeepOutcome> {
    return this.#next(async () => {
      const page = await this.match(this.#page);
      const html = (await page?.text()) ?? '';
      if (!page || !holdsEntry(html, changed)) return 'kept';
      await this.#cut({ gone: [changed] });
      const lang = encodeURIComponent(page.headers.get(KEPT_LANG) ?? '');
      const answer = await this.#ask(`${this.#page}?lang=${lang}&at=${placeOf(html, seq)}`).catch(() => null);
      // No such place in the record is not the end of the blog.
      return answer?.ok === true ? this.#renew(() => Promise.resolve(answer), {}) : 'failed';
    });
  }

  forget(): Promise<KeepOutcome> {
    return this.#next(() => this.#forget('forgotten'));
  }

  /** The copy that may be shown; null where there is none, or one that is too old and goes. */
  async kept(): Promise<KeptPage | null> {
    const [page, beside] = await Promise.all([this.match(this.#page), this.match(`${this.#page}/keep`)]);
    if (!page || !beside) return null;
    const at = Number(page.headers.get(KEPT_AT));
    if (this.#parts.now() - at > KEEP_LIMITS.days * DAY_MS) {
      await this.forget();
      return null;
    }
    const lang = page.headers.get(KEPT_LANG) ?? '';
    return { html: await page.text(), at, lang, headers: page.headers, beside: (await beside.json()) as KeepAnswer };
  }

  match(path: string): Promise<Response | undefined> {
    return this.#parts.caches.match(path, { cacheName: copyName(this.#parts.slug), ignoreVary: true });
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  #isKept(): Promise<boolean> {
    return this.#parts.caches.has(copyName(this.#parts.slug));
  }

  #open(): Promise<Cache> {
    return this.#parts.caches.open(copyName(this.#parts.slug));
  }

  /** Files whose names carry a hash come from the browser's own store, everything else from the server. */
  #ask(address: string): Promise<Response> {
    const isSame = address.startsWith('/assets/');
    return this.#parts.fetch(address, { credentials: 'omit', cache: isSame ? 'default' : 'no-cache' });
  }

  async #renew(answered: () => Promise<Response>, back: TakenBack): Promise<KeepOutcome> {
    const had = await this.#isKept();
    const outcome = await this.#written(answered, back).catch(outcomeOf);
    // Where there is no room for the present page, the former one would show what may be gone.
    if (outcome === 'full' || outcome === 'gone' || (outcome === 'failed' && !had)) return this.#forget(outcome);
    return outcome;
  }

  async #written(answered: () => Promise<Response>, back: TakenBack): Promise<KeepOutcome> {
    const answer = await answered();
    if (answer.status === 404 || answer.status === 410) return 'gone';
    const html = answer.ok ? withoutData(without(await answer.text(), back)) : '';
    if (!isNewestPage(html, this.#parts.slug)) return 'failed';
    const former = await (await this.match(this.#page))?.text();
    if (former !== undefined && isOlder(html, former)) return 'failed';
    const write = (): Promise<void> => this.#write(html, answer.headers);
    // Words are more than photos where both have no room.
    await write().catch((error: unknown) => this.#withoutPhotos(error).then(write));
    return 'kept';
  }

  async #write(html: string, headers: Headers): Promise<void> {
    const lang = langOf(html);
    const beside = await this.#come(`${this.#page}/keep?lang=${encodeURIComponent(lang)}`);
    const { files } = (await beside.clone().json()) as KeepAnswer;
    const named = [...new Set([...filesIn(html), ...files])];
    const cache = await this.#open();
    await putFiles(cache, named, (address) => this.#come(address));
    await cache.put(`${this.#page}/keep`, beside);
    await cache.put(this.#page, stamped(html, { lang, at: this.#parts.now(), headers }));
    await this.#photos(cache, html, named);
  }

  /** Makes room, where room was missing; rejects where that was not it, or there were no photos. */
  async #withoutPhotos(error: unknown): Promise<void> {
    if (!isFull(error) || !(await dropPhotos(await this.#open()))) throw error;
  }

  async #come(address: string): Promise<Response> {
    const answer = await this.#ask(address);
    if (!answer.ok) throw new Error(`${address} answered ${answer.status.toString()}`);
    return answer;
  }

  /** Takes out what the page does not name any more, then adds photos as far as they come and fit. */
  async #photos(cache: Cache, html: string, named: readonly string[]): Promise<void> {
    const wanted = this.#parts.saves() ? [] : photosIn(html).slice(0, KEEP_LIMITS.photos);
    await dropOthers(cache, [this.#page, `${this.#page}/keep`, ...named.map(pathOf), ...wanted]);
    await addPhotos(cache, wanted, (address) => this.#ask(address));
  }

  async #cut(back: TakenBack): Promise<KeepOutcome> {
    const page = await this.match(this.#page);
    if (!page) return 'failed';
    await cutFrom(await this.#open(), this.#page, page, back);
    return 'kept';
  }

  async #forget<T>(outcome: T): Promise<T> {
    await this.#parts.caches.delete(copyName(this.#parts.slug));
    await this.#parts.onGone();
    return outcome;
  }
}

const outcomeOf = (error: unknown): KeepOutcome => (isFull(error) ? 'full' : 'failed');
const isFull = (error: unknown): boolean => (error as Partial<Error> | null)?.name === 'QuotaExceededError';
