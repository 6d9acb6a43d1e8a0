/** /report: puts the parts together and draws the page. */
import './reporter.css';
import { render } from 'preact';
import { httpApi } from '../account/api.js';
import { DeskSocket } from '../account/deskSocket.js';
import { after, followDevice } from '../account/device.js';
import { mintId } from '../account/ids.js';
import { browserShelf, localStorageOrNull } from '../account/shelf.js';
import { browserStore } from './outbox/browserStore.js';
import { aloneTurn, browserTurn } from './outbox/turn.js';
import { browserFiles } from './photos/browserFiles.js';
import { openReporting } from './reporting.js';
import { App } from './screens/app.js';
import { followKeyboard } from './visibleHeight.js';

async function start(place: HTMLElement): Promise<void> {
  const store = await browserStore();
  const reporting = await openReporting({
    store,
    turn: store.durable ? browserTurn(mintId()) : aloneTurn,
    files: await browserFiles(),
    origin: location.origin,
    api: httpApi(fetch.bind(window)),
    openSocket: (on) => new DeskSocket(on, Date.now),
    shelf: browserShelf(localStorageOrNull()),
    now: Date.now,
    newId: mintId,
    random: Math.random,
    after,
  });
  // What waits goes when it can, and a withdrawal never stays behind.
  const release = () => void reporting.outbox.release();
  followDevice({ again: () => void reporting.account.wake(), going: release, hidden: release });
  followKeyboard(window.visualViewport, document.documentElement);
  place.replaceChildren();
  render(<App reporting={reporting} />, place);
  // Asks the browser not to throw the outbox away when it is short of room. Only on https; no question is put to anybody.
  if (window.isSecureContext) void navigator.storage.persist().catch(() => false);
  await reporting.account.wake();
}

const place = document.getElementById('app');
if (place !== null) void start(place);
