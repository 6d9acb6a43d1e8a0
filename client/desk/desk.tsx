/** Puts the parts of /desk together and draws the page. */
import './desk.css';
import { render } from 'preact';
import { httpApi } from '../account/api.js';
import { DeskSocket } from '../account/deskSocket.js';
import { after, followDevice, isSeen } from '../account/device.js';
import { oneDeedAGesture } from '../account/gesture.js';
import { browserWaiting, firstWords } from '../words/chunks.js';
import { languagesOn, showLanguage } from '../words/language.js';
import { Worded } from '../words/worded.js';
import { mintId } from '../account/ids.js';
import { Methods } from '../account/methods.js';
import { saysTooOld } from '../account/oldBrowser.js';
import { BrowserShelf, localStorageOrNull } from '../account/shelf.js';
import { openHalf } from '../store/openHalf.js';
import { Neighbours } from '../store/neighbours.js';
import { VISIBLE_TEXT } from '../entry/visibleText.js';
import { preparePhoto } from '../photos/anyPhoto.js';
import { SIDES } from '../photos/prepared.js';
import { byXhr } from '../photos/upload/exchange.js';
import { Deeds } from './deeds/deeds.js';
import { Notices } from './frame/notices.js';
import { Offers } from './deeds/offers.js';
import { DeskModel } from './deskModel.js';
import { keepDropsHere } from './photos/strayDrops.js';
import { App } from './frame/app.js';
import { leaveWithPhone } from './frame/leaveWithPhone.js';
import { WordsContext, type PageParts } from './frame/hooks.js';
import { DESK_WORDS } from './words.js';

async function start(place: HTMLElement): Promise<void> {
  const shelf = new BrowserShelf(localStorageOrNull());
  const root = document.documentElement;
  const [words, half] = await Promise.all([
    firstWords(DESK_WORDS, languagesOn(shelf, root.lang), browserWaiting),
    // In the one store of this browser: a second place for the same secret would be one more to find and to wipe.
    openHalf(shelf),
    VISIBLE_TEXT.get().catch(() => null),
  ]);
  showLanguage(root, words.lang);
  const methods = new Methods();
  const desk = new DeskModel({
    api: httpApi(fetch.bind(window), half, methods),
    half,
    shelf,
    openSocket: (on) => new DeskSocket(on),
    now: Date.now,
    newId: mintId,
    prepare: (file) => preparePhoto(file, SIDES.usual),
    origin: location.origin,
    methods,
    exchange: byXhr,
    random: Math.random,
    after,
    isSeen,
  });
  const page = partsOf(desk);
  desk.start();
  followTheAddress(desk);
  followTheDevice(desk);
  const neighbours = new Neighbours();
  neighbours.start();
  leaveWithPhone({ neighbours, desk, half, go: () => goFrom(place) });
  oneDeedAGesture(document);
  // On the window, so that each part of the page may take a drop first.
  keepDropsHere(window);
  place.replaceChildren();
  render(
    <Worded chunks={DESK_WORDS} shelf={shelf} first={words} context={WordsContext}>
      <App page={page} />
    </Worded>,
    place,
  );
  void desk.account.check();
}

/** Takes everything off the screen before the readers' first page comes, for which there may be no network. */
function goFrom(place: HTMLElement): void {
  render(null, place);
  location.replace('/');
}

function partsOf(desk: DeskModel): PageParts {
  const { commands, withdrawals, record } = desk;
  const notices = new Notices(after);
  const offers = new Offers(desk.shelf, mintId);
  desk.shelf.turns.subscribe(() => offers.load());
  const refresh = () => void record.value?.refresh();
  return { desk, notices, offers, deeds: new Deeds({ commands, withdrawals, notices, offers, refresh }) };
}

/** A withdrawal that was begun never stays behind when the page goes. */
function followTheDevice({ account, withdrawals, photos, settle }: DeskModel): void {
  const going = () => {
    settle();
    withdrawals.goNow();
  };
  addEventListener('beforeunload', (event) => {
    // A picture of a draft, or one that is on its way, is in this page alone.
    if (photos.isNeeded()) event.preventDefault();
  });
  followDevice({ again: () => void account.wake(), unplugged: account.unplugged, going, hidden: settle });
}

/** Keeps the open rally in the address (`/desk#baku`): it outlives a reload, and the browser's way back leads to the list. */
function followTheAddress(desk: DeskModel): void {
  const chosen = () => /^#([a-z0-9-]{1,64})$/.exec(location.hash)?.[1] ?? null;
  const follow = () => desk.choose(chosen());
  addEventListener('hashchange', follow);
  follow();
  desk.chosen.subscribe((slug) => {
    if (slug !== chosen()) history.pushState(null, '', slug === null ? location.pathname : `#${slug}`);
  });
  addEventListener('popstate', follow);
}

const place = document.getElementById('app');
if (place !== null && !saysTooOld(place)) void start(place);
