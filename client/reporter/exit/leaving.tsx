/**
 * The quick exit: takes everything off this phone, ends the session where there is a network, and leaves a page that says
 * nothing of this app. The only exception to "a reporter's words are never lost" (rule O2).
 */
import { render } from 'preact';
import { httpApi, type Api } from '../../account/api.js';
import { NO_HALF } from '../../account/half.js';
import type { After } from '../../account/device.js';
import type { LaterFinder } from '../faces/laterFinder.js';
import type { LaterWorker } from '../laterWorker.js';
import type { Reporting } from '../reporting.js';
import type { PhoneStore } from '../store/phoneStore.js';
import { deleteCaches } from '../../store/traces.js';
import { within } from '../../store/within.js';
import { Neutral, type NeutralWords } from './neutral.js';
import { neutralHistory } from './neutralHistory.js';

export interface LeavingParts {
  reporting: Pick<Reporting, 'account' | 'outbox' | 'wishes'>;
  store: Pick<PhoneStore, 'end'>;
  appWorker: Pick<LaterWorker, 'end'>;
  faces: Pick<LaterFinder, 'end'>;
  place: HTMLElement;
  after: After;
  words: NeutralWords;
}

/** Readers' own first page: it belongs to the same address, needs no script, and everybody may have it open. */
const ADDRESS = '/';
/** A browser that holds a database up for longer is left alone with it: it is empty, or told to be. */
const PATIENCE_MS = 4_000;
/** The pause between two tries to end the session. Nothing of that is stored: it ends with the page. */
const PAUSE_MS = 10_000;

export async function leave(parts: LeavingParts): Promise<void> {
  const { reporting, store, appWorker, faces } = parts;
  const again = neutralPage(parts);
  reporting.outbox.close();
  reporting.account.rest();
  reporting.wishes.stop();
  // Its files would come into a cache that is deleted already.
  faces.end();
  await within(PATIENCE_MS, store.end('exit'), () => undefined).catch(() => undefined);
  await appWorker.end();
  // The worker may have been fetching a newer build.
  await deleteCaches('all');
  await neutralHistory(window, ADDRESS);
  await signedOut(httpApi(fetch.bind(window), NO_HALF), again);
  location.replace(ADDRESS);
}

/** Draws the neutral page in place of the app, at once. Answers with a wait for a network, or for a tap on "Try again". */
function neutralPage({ place, words, after }: LeavingParts): () => Promise<void> {
  let go = (): void => undefined;
  render(null, place);
  render(<Neutral words={words} onAgain={() => go()} />, place);
  document.title = words.title;
  addEventListener('online', () => go());
  return () =>
    new Promise((resolve) => {
      const callOff = after(PAUSE_MS, resolve);
      go = () => {
        callOff();
        resolve();
      };
    });
}

/** Resolves once the server has ended the session, or knows none. */
export async function signedOut({ signOut }: Pick<Api, 'signOut'>, again: () => Promise<void>): Promise<void> {
  for (;;) {
    const reply = await signOut();
    if (reply.kind === 'ok') return;
    if (reply.kind === 'refused' && reply.refusal.code === 'unauthenticated') return;
    await again();
  }
}
