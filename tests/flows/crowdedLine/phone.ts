/** A reporter's phone in a crowd: it writes, is killed and opened again, and says by itself what waits. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { approvePhotos, send, signInOnPhone, visitor, write } from '../../support/browser.js';
import type { Rally } from '../../support/rally.js';
import type { Uplink } from '../../support/uplink.js';

export interface PhoneParts {
  browser: Browser;
  uplink: Uplink;
  rally: Rally;
  slug: string;
}

export class Phone {
  readonly context: BrowserContext;
  page: Page;

  constructor(
    visit: { context: BrowserContext; page: Page },
    private readonly uplink: Uplink,
  ) {
    this.context = visit.context;
    this.page = visit.page;
  }

  /** Writes an update, with a photo where there is one; returns when it is in the outbox. */
  async write(text: string, photo?: Buffer): Promise<void> {
    await write(this.page, photo === undefined ? 'update' : 'photo', { text });
    if (photo !== undefined) {
      const file = { name: `${text}.jpg`, mimeType: 'image/jpeg', buffer: photo };
      await this.page.locator('.writing input[name=library]').setInputFiles([file]);
      await approvePhotos(this.page);
      await this.page.locator('.writing [name="media.0.alt"]').fill('The crowd.');
    }
    await send(this.page);
  }

  /** Ends the app without a word to it: its process crashes. */
  async crash(): Promise<void> {
    await this.page.goto('chrome://crash').catch(() => undefined);
    await this.page.close();
  }

  /** Opens the app from its icon. */
  async open(): Promise<void> {
    this.page = await this.context.newPage();
    await this.page.goto(`${this.uplink.url}/report`);
    await this.page.locator('[data-kind=update]').waitFor();
  }

  async says(what: string, timeout = 60_000): Promise<void> {
    await this.page.locator(`.strip[data-says=${what}]`).waitFor({ timeout });
  }

  /** Resolves when everything was sent, photos too. */
  async sentAll(photos: number): Promise<void> {
    await this.says('all-sent', 180_000);
    const ready = this.page.locator('.own-photo[data-state=ready]');
    if (photos === 0) return;
    await ready
      .nth(photos - 1)
      .waitFor({ timeout: 60_000 })
      .catch(async (error: unknown) => {
        const all = this.page.locator('.own-photo');
        const states = await all.evaluateAll((found) => found.map((one) => (one as HTMLElement).dataset.state));
        throw new Error(`the photos stand at ${states.join(', ')}`, { cause: error });
      });
  }
}

/** A phone on which Leyla is signed in, and which keeps the app. */
export async function phoneOf({ browser, uplink, rally, slug }: PhoneParts): Promise<Phone> {
  const phone = new Phone(await visitor(browser), uplink);
  await signInOnPhone(phone.page, uplink.url, await rally.invitation(slug, 'Leyla'));
  await phone.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return phone;
}

export interface Public {
  id: string;
  order: number;
  text: string;
  happenedAt: string;
  media: { state: string }[];
}

/** The entries that readers see, in the order in which they came. */
export async function publicEntries({ rally, slug }: Pick<PhoneParts, 'rally' | 'slug'>): Promise<Public[]> {
  const answer = await fetch(`${rally.url}/api/v1/blogs/${slug}/entries?limit=100`);
  const { entries } = (await answer.json()) as { entries: Public[] };
  return entries.sort((a, b) => a.order - b.order);
}
