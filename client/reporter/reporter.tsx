/** /report: puts the parts together and draws the page. */
import './reporter.css';
import { render } from 'preact';
import { httpApi } from '../account/api.js';
import { DeskSocket } from '../account/deskSocket.js';
import { after, followDevice } from '../account/device.js';
import { oneDeedAGesture } from '../account/gesture.js';
import { browserWaiting, firstWords } from '../words/chunks.js';
import { languageOn, showLanguage } from '../words/language.js';
import { Worded } from '../words/worded.js';
import { mintId } from '../account/ids.js';
import { browserShelf, localStorageOrNull } from '../account/shelf.js';
import { browserStore } from './outbox/browserStore.js';
import { aloneTurn, browserTurn } from './outbox/turn.js';
import { browserFiles } from './photos/browserFiles.js';
import { openReporting } from './reporting.js';
import { App } from './screens/app.js';
import { WordsContext } from './screens/hooks.js';
import { followKeyboard } from './visibleHeight.js';
import { PHONE_WORDS } from './words.js';

async function start(place: HTMLElement): Promise<void> {
  const shelf = browserShelf(localStorageOrNull());
  const root = document.documentElement;
  const lang = languageOn(shelf, root.lang);
  const [words, store] = await Promise.all([firstWords(PHONE_WORDS, lang, browserWaiting), browserStore()]);
  showLanguage(root, lang);
  const reporting = await openReporting({
    store,
    turn: store.durable ? browserTurn(mintId()) : aloneTurn,
    files: await browserFiles(),
    origin: location.origin,
    api: httpApi(fetch.bind(window)),
    openSocket: (on) => new DeskSocket(on, Date.now),
    shelf,
    now: Date.now,
    newId: mintId,
    random: Math.random,
    after,
  });
  // What waits goes when it can, and a withdrawal never stays behind.
  const release = () => {
    reporting.settle();
    void reporting.outbox.release();
  };
  oneDeedAGesture(document);
  followDevice({ again: () => void reporting.account.wake(), going: release, hidden: release });
  followKeyboard(window.visualViewport, root);
  place.replaceChildren();
  render(
    <Worded chunks={PHONE_WORDS} shelf={shelf} first={words} context={WordsContext}>
      <App reporting={reporting} />
    </Worded>,
    place,
  );
  // Asks the browser not to throw the outbox away when it is short of room. Only on https; no question is put to anybody.
  if (window.isSecureContext) void navigator.storage.persist().catch(() => false);
  await reporting.account.wake();
}

const place = document.getElementById('app');
if (place !== null) void start(place);
