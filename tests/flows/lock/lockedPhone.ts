/** A phone with an unlock of its own: Chromium's virtual authenticator, and a clock that a test moves. */
import type { CDPSession, Page } from 'playwright-core';
import { signInOnPhone, type Visitor } from '../../support/browser.js';
import type { BrowserStage } from '../../support/browserStage.js';
import { startReleases, type Releases } from '../../support/release.js';

export const QUARTER = 15 * 60_000;

/** The owner's finger, as it is laid on the phone from now on. */
export class OwnUnlock {
  private constructor(
    private readonly session: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  static async of({ page, context }: Pick<Visitor, 'page' | 'context'>): Promise<OwnUnlock> {
    const session = await context.newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new OwnUnlock(session, authenticatorId);
  }

  /** Whether the finger is known; with another one the phone refuses. */
  async isKnown(isUserVerified: boolean): Promise<void> {
    const { authenticatorId } = this;
    await this.session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  }

  async passkeys() {
    const { authenticatorId } = this;
    return (await this.session.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
  }

  /** Somebody deletes the passkeys in the phone's own settings. */
  async forget(): Promise<void> {
    const { authenticatorId } = this;
    await this.session.send('WebAuthn.clearCredentials', { authenticatorId });
  }
}

export interface LockedPhone extends Visitor {
  line: Releases;
  /** The site by its name: a passkey belongs to no number. */
  url: string;
  unlock: OwnUnlock;
}

/** Leyla's phone with the app on it, whole. */
export async function lockedPhone(stage: BrowserStage, slug: string): Promise<LockedPhone> {
  const line = await startReleases(stage.rally.port);
  const url = line.url.replace('127.0.0.1', 'localhost');
  const visitor = await stage.visitor();
  await visitor.context.clock.install();
  const unlock = await OwnUnlock.of(visitor);
  await signInOnPhone(visitor.page, url, await stage.rally.invitation(slug, 'Leyla'));
  await visitor.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return { ...visitor, line, url, unlock };
}

export async function turnOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Use this phone’s own unlock' }).first().click();
  await page.locator('.lock-offer').waitFor({ state: 'detached' });
}

/** The locked page is there, and nothing else. */
export function locked(page: Page): Promise<void> {
  return page.locator('.locked').waitFor();
}

/** Waits until the open form holds these words. */
export async function inForm(page: Page, words: string): Promise<void> {
  const holds = (wanted: string) =>
    document.querySelector<HTMLTextAreaElement>('.writing [name=text]')?.value === wanted;
  await page.waitForFunction(holds, words);
}

/** Everything in the document that says something, also what is hidden, an attribute or typed. */
export function allWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const typed = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(({ value }) => value);
    return [document.documentElement.outerHTML, document.title, ...typed].join('\n');
  });
}

/** All that the phone's shelf keeps. */
export function shelf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const open = indexedDB.open('rallyline-phone');
    await new Promise((resolve) => (open.onsuccess = resolve));
    const asked = open.result.transaction('shelf').objectStore('shelf').getAll();
    await new Promise((resolve) => (asked.onsuccess = resolve));
    open.result.close();
    return JSON.stringify(asked.result);
  });
}

/** Resolves once the server has let in the next socket that the page opens. */
export async function nextSocket(page: Page): Promise<void> {
  const socket = await page.waitForEvent('websocket');
  await socket.waitForEvent('framereceived', ({ payload }) => String(payload).startsWith('40'));
}
