/** /desk: puts the parts together and draws the page. */
import './desk.css';
import { render } from 'preact';
import { httpApi } from '../account/api.js';
import { DeskSocket } from '../account/deskSocket.js';
import { after, followDevice } from '../account/device.js';
import { mintId } from '../account/ids.js';
import { browserShelf, localStorageOrNull } from '../account/shelf.js';
import { createDeeds } from './deskPage/deeds.js';
import { createNotices } from './deskPage/notices.js';
import { createOffers } from './deskPage/offers.js';
import { Desk } from './deskPage.js';
import { App } from './screens/app.js';
import type { Page } from './screens/hooks.js';
import { english } from './words.js';

function start(place: HTMLElement): void {
  const desk = new Desk({
    api: httpApi(fetch.bind(window)),
    shelf: browserShelf(localStorageOrNull()),
    openSocket: (on) => new DeskSocket(on, Date.now),
    now: Date.now,
    newId: mintId,
    after,
  });
  const notices = createNotices(after);
  const offers = createOffers(desk.shelf, mintId);
  const { commands, farewells, record } = desk;
  const refresh = () => void record.value?.refresh();
  const page: Page = {
    desk,
    notices,
    offers,
    deeds: createDeeds({ commands, farewells, notices, offers, refresh, lost: english.lost }),
  };
  desk.shelf.turns.subscribe(() => offers.load());
  followTheAddress(desk);
  // A withdrawal that was begun never stays behind.
  followDevice({ again: () => void desk.account.wake(), going: () => farewells.goNow() });
  place.replaceChildren();
  render(<App page={page} />, place);
  void desk.account.check();
}

/** `/desk#baku`: the open rally outlives a reload, and the browser's way back leads to the list. */
function followTheAddress(desk: Desk): void {
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
if (place !== null) start(place);
