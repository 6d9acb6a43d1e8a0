/** Puts the parts of /report together and draws the page. */
import './reporter.css';
import { computed } from '@preact/signals';
import { render } from 'preact';
import type { Language } from '../../shared/messages/languages.js';
import { httpApi } from '../account/api.js';
import type { DeskListeners } from '../account/deskSocket.js';
import { after, followDevice, isSeen } from '../account/device.js';
import { oneDeedAGesture } from '../account/gesture.js';
import { browserWaiting, firstWords } from '../words/chunks.js';
import { languagesOn, showLanguage } from '../words/language.js';
import { Worded } from '../words/worded.js';
import { mintId } from '../account/ids.js';
import type { Later } from '../account/later.js';
import { LaterSocket } from '../account/laterSocket.js';
import { Methods } from '../account/methods.js';
import { saysTooOld } from '../account/oldBrowser.js';
import { BrowserShelf, localStorageOrNull } from '../account/shelf.js';
import { VISIBLE_TEXT } from '../entry/visibleText.js';
import { withEarlySession } from './earlySession.js';
import { LaterFinder } from './faces/laterFinder.js';
import { INSTALL_OFFER } from './installOffer.js';
import { LaterWorker } from './laterWorker.js';
import { phoneNetwork, type Connection } from './network.js';
import { soleSender, browserSenderLock } from './outbox/senderLock.js';
import { handOn, showHand } from './hand.js';
import { CHECK } from './laterCheck.js';
import { COVER } from './laterCover.js';
import type { LeavingParts } from './exit/leaving.js';
import { keepForLong } from './keepForLong.js';
import { openReporting } from './openReporting.js';
import type { Reporting } from './reporting.js';
import type { ReportingParts } from './reportingParts.js';
import { sendsLater, waitingIn } from './sendsLater.js';
import { App } from './screens/app.js';
import { secondIn } from './screens/behind.js';
import { thirdIn } from './screens/beyond.js';
import { WordsContext } from './screens/hooks.js';
import { insist } from './screens/insist.js';
import { takeOverFormer } from './store/formerDatabases.js';
import { openPhoneStore, type PhoneStore } from './store/phoneStore.js';
import { followKeyboard } from './visibleHeight.js';
import { PHONE_WORDS } from './words.js';

async function start(place: HTMLElement): Promise<void> {
  const shelf = new BrowserShelf(localStorageOrNull());
  const root = document.documentElement;
  const [words, store] = await Promise.all([
    firstWords(PHONE_WORDS, languagesOn(shelf, root.lang), browserWaiting),
    openPhoneStore({ spare: shelf, takeOver: takeOverFormer }),
  ]);
  const { lang } = words;
  showLanguage(root, lang);
  showHand(root, handOn(store.shelf));
  const appWorker = workerLater(lang, () => !isSeen() && reporting.isIdle());
  const faces = new LaterFinder(async () => (await thirdIn(lang).get()).screens.openFinder);
  let leaving: Promise<void> | null = null;
  const reporting = await opened(lang, store, appWorker, {
    faces,
    // The end of the store is told to the page that began it, too.
    leave: () => void (leaving ??= leave(lang, { reporting, store, appWorker, faces, place, after })),
    // After the wipe there is nothing, and this page is told the same again.
    revoked: () => void (isAnythingKept(reporting) && store.end('revoked')),
  });
  void store.ended.then((why) => (why === 'exit' ? reporting.leave() : browserWaiting.reload()));
  oneDeedAGesture(document);
  followTheDevice(reporting, store, appWorker);
  sendsLater(reporting, appWorker.sendLater);
  followKeyboard(window.visualViewport, root);
  place.replaceChildren();
  const keep = (chosen: Language) => void appWorker.keep(chosen);
  const rest = (chosen: Language) => thirdIn(chosen).get();
  render(
    <Worded chunks={PHONE_WORDS} shelf={shelf} first={words} context={WordsContext} rest={rest} onChosen={keep}>
      <App reporting={reporting} />
    </Worded>,
    place,
  );
  keepForLong(navigator.storage);
  await Promise.all([reporting.account.wake(), loadTheRest(lang, faces)]);
  await insist(thirdIn(lang), reporting.isIdle);
  await appWorker.keep(root.lang as Language);
  await openShareTarget(lang);
}

/** The quick exit's part came with its button. Without it, another page has wiped the phone, and this one only goes. */
async function leave(lang: Language, of: Omit<LeavingParts, 'words'>): Promise<void> {
  const third = thirdIn(lang).part.peek();
  if (third === null) return location.replace('/');
  await third.screens.leave({ ...of, words: third.words.exit.neutral });
}

function workerLater(lang: Language, isSafe: () => boolean): LaterWorker {
  const reload = () => location.reload();
  return new LaterWorker(async () => {
    const { AppWorker } = (await thirdIn(lang).get()).screens;
    // Over plain http, and in some private windows, there is no container.
    const container = (navigator as Partial<Navigator>).serviceWorker;
    return new AppWorker({ container, isSafe, reload, now: Date.now });
  }, reload);
}

function isAnythingKept({ shelf, outbox }: Reporting): boolean {
  return shelf.keys().length > 0 || outbox.state.value.items.length > 0;
}

function opened(
  lang: Language,
  store: PhoneStore,
  appWorker: LaterWorker,
  own: Pick<ReportingParts, 'faces' | 'leave' | 'revoked'>,
): Promise<Reporting> {
  const methods = new Methods();
  return openReporting({
    store: store.items,
    senderLock: store.durable ? browserSenderLock(mintId(), store.lease) : soleSender,
    files: store.photos,
    check: CHECK,
    cover: COVER,
    prepare: async (...chosen) => (await secondIn(lang).get()).screens.preparePhoto(...chosen),
    origin: location.origin,
    api: httpApi(withEarlySession(fetch.bind(window), globalThis.rallylineSession, Date.now), store.half, methods),
    half: store.half,
    methods,
    listing: computed(() => secondIn(lang).part.value?.screens.ownEntries ?? null),
    uploads: async () => (await thirdIn(lang).get()).screens.pageUpload,
    network: phoneNetwork((navigator as { connection?: Connection }).connection),
    openSocket: (on) => new LaterSocket(() => deskSocketLater(lang), on),
    shelf: store.shelf,
    now: Date.now,
    newId: mintId,
    random: Math.random,
    after,
    isSeen,
    renew: () => void appWorker.renew(),
    rested: appWorker.rested,
    ...own,
  });
}

/** A late part; null where its file does not come. */
function orNull<Part>(later: Later<Part>): Promise<Part | null> {
  return later.get().catch(() => null);
}

/** Things that other apps share come to the worker: without one there is nothing to open. */
async function openShareTarget(lang: Language): Promise<void> {
  if ((navigator as Partial<Navigator>).serviceWorker === undefined) return;
  const third = await orNull(thirdIn(lang));
  await third?.screens.nameDeviceIn(document, mintId).catch(() => undefined);
}

/** Loads the later files in the order in which they are needed: all at once, a bad network would bring none of them soon. */
async function loadTheRest(lang: Language, faces: LaterFinder): Promise<void> {
  const second = await orNull(secondIn(lang));
  const third = await orNull(thirdIn(lang));
  second?.screens.getReadyForPhotos();
  await orNull(CHECK);
  await orNull(COVER);
  if (third !== null) await faces.start();
  await orNull(VISIBLE_TEXT);
}

/** The longest time for which the socket leaves the network to the form's file. */
const FORM_FIRST_MS = 5_000;

async function deskSocketLater(lang: Language) {
  await Promise.race([orNull(secondIn(lang)), new Promise((go) => after(FORM_FIRST_MS, () => go(null)))]);
  const { DeskSocket } = await import('./screens/deskSocket.js');
  return (on: DeskListeners) => new DeskSocket(on);
}

/** Commands that wait go when they can, and a withdrawal never stays behind when the page goes. */
function followTheDevice(reporting: Reporting, store: PhoneStore, { rested, sendLater }: LaterWorker): void {
  const { account, outbox } = reporting;
  const release = () => {
    reporting.settle();
    void outbox.release();
    if (waitingIn(reporting) > 0) void sendLater();
  };
  const again = () => {
    rested();
    void store.refresh();
    void account.wake();
  };
  const hidden = () => {
    release();
    rested();
    reporting.rest();
  };
  followDevice({ again, unplugged: account.unplugged, going: release, hidden });
}

INSTALL_OFFER.start(window);
const place = document.getElementById('app');
if (place !== null && !saysTooOld(place)) void start(place);
