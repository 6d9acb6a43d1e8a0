/** /desk: puts the parts together and draws the page. */
import './desk.css';
import { render } from 'preact';
import { browserWaiting, firstWords } from '../words/chunks.js';
import { languageOn, showLanguage } from '../words/language.js';
import { Worded } from '../words/worded.js';
import { deskSocket } from '../account/deskSocket.js';
import { mintId } from '../account/ids.js';
import { browserShelf, localStorageOrNull } from '../account/shelf.js';
import { deskApi } from './api.js';
import { createDeeds } from './deskPage/deeds.js';
import { createNotices } from './deskPage/notices.js';
import { createOffers } from './deskPage/offers.js';
import { openDesk, type Desk } from './deskPage.js';
import { App } from './screens/app.js';
import { WordsContext, type Page } from './screens/hooks.js';
import { DESK_WORDS } from './words.js';

async function start(place: HTMLElement): Promise<void> {
  const shelf = browserShelf(localStorageOrNull());
  const root = document.documentElement;
  const lang = languageOn(shelf, root.lang);
  const words = await firstWords(DESK_WORDS, lang, browserWaiting);
  showLanguage(root, lang);
  const desk = openDesk({
    api: deskApi(fetch.bind(window)),
    shelf,
    openSocket: (on, slug) => deskSocket(on, Date.now, slug),
    now: Date.now,
    newId: mintId,
    after,
  });
  const notices = createNotices(after);
  const offers = createOffers(desk.shelf, mintId);
  const { commands, farewells, record } = desk;
  const refresh = () => void record.get()?.refresh();
  const page: Page = {
    desk,
    notices,
    offers,
    deeds: createDeeds({ commands, farewells, notices, offers, refresh }),
  };
  desk.shelf.turns.subscribe(() => offers.load());
  followTheAddress(desk);
  followTheDevice(desk);
  place.replaceChildren();
  render(
    <Worded chunks={DESK_WORDS} shelf={shelf} first={words} context={WordsContext}>
      <App page={page} />
    </Worded>,
    place,
  );
  void desk.checkSession();
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** `/desk#baku`: the open rally outlives a reload, and the browser's way back leads to the list. */
function followTheAddress(desk: Desk): void {
  const chosen = () => /^#([a-z0-9-]{1,64})$/.exec(location.hash)?.[1] ?? null;
  const follow = () => desk.choose(chosen());
  addEventListener('hashchange', follow);
  follow();
  desk.chosen.subscribe(() => {
    const slug = desk.chosen.get();
    if (slug !== chosen()) history.pushState(null, '', slug === null ? location.pathname : `#${slug}`);
  });
  addEventListener('popstate', follow);
}

/** The network comes and goes, and so does the page: a withdrawal that was begun never stays behind. */
function followTheDevice(desk: Desk): void {
  addEventListener('online', desk.wake);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) desk.wake();
  });
  addEventListener('pagehide', () => desk.farewells.goNow());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') desk.wake();
  });
}

const place = document.getElementById('app');
if (place !== null) void start(place);
