/** Sign-in, /join#<secret>: opening it changes nothing; its button redeems the invitation and leads on to /report or /desk. */
import './join.css';
import { oneDeedAGesture } from '../account/gesture.js';
import { mintId } from '../account/ids.js';
import { keepJoined, sessionStorageOrNull } from '../account/joinedNote.js';
import { saysTooOld } from '../account/oldBrowser.js';
import { requestsBy } from '../account/request.js';
import { BrowserShelf, localStorageOrNull } from '../account/shelf.js';
import { openHalf } from '../store/openHalf.js';
import { deviceName, twoDigits } from '../../shared/deviceMarks.js';
import { speechIn } from '../../shared/messages/say.js';
import { secretInAddress } from '../../shared/signInLink.js';
import { insideApp, keepsCookies, mayBeInFront } from './browserOf.js';
import { adviseElsewhere, adviseInFront } from './elsewhere.js';
import { made } from './made.js';
import { makeSureOfNewestApp } from './newestApp.js';
import {
  forget,
  invitationFrom,
  judgeJoin,
  type Invitation,
  type Joined,
  type JoinWords,
  type SessionMemory,
} from './invitation.js';

const words = JSON.parse(document.querySelector<HTMLElement>('[data-words]')?.dataset.words ?? '{}') as JoinWords;

interface Place {
  button: HTMLButtonElement;
  state: HTMLElement;
}

function start(place: Place): void {
  const { button, state } = place;
  const memory = sessionStorageOrNull();
  let invitation = invitationFrom(tidyAddress(), memory, mintId);
  const takeAway = location.hash.length > 1 ? advise(place) : () => undefined;
  const show = () => {
    button.disabled = invitation.token === null;
    state.textContent = invitation.token === null ? words.script.none : keeps() ? '' : words.script.noCookies;
  };
  button.addEventListener('click', () => {
    takeAway();
    void press(place, invitation, memory);
  });
  // A new link that is pasted over this one opens no new page.
  addEventListener('hashchange', () => {
    if (location.hash.length < 2) return;
    if (!button.isConnected) location.reload();
    invitation = invitationFrom(tidyAddress(), memory, mintId);
    show();
  });
  show();
}

/**
 * Returns the page's address, with the secret behind the '#' sign where a messenger put it elsewhere: a link that is copied
 * here and taken to another browser is whole again, and asks the server without the secret.
 */
function tidyAddress(): string {
  const secret = secretInAddress(location.href);
  if (secret !== null && location.hash !== `#${secret}`) history.replaceState(null, '', `/join#${secret}`);
  return location.href;
}

const keeps = () => keepsCookies(document);

/** Says before the button is pressed how to go on in the phone's own browser; the answer takes the advice away again. */
function advise({ button, state }: Place): () => void {
  const { userAgent } = navigator;
  const inside = insideApp(userAgent, window);
  if (inside === null) {
    const isInstalled = matchMedia('(display-mode: standalone)').matches;
    if (mayBeInFront(userAgent, isInstalled)) adviseInFront(state, words.script);
    return () => undefined;
  }
  const own = button.textContent;
  button.textContent = words.script.here;
  button.classList.add('less');
  const takeAway = adviseElsewhere(state, inside, words, speechIn(document.documentElement.lang));
  return () => {
    takeAway();
    button.classList.remove('less');
    button.textContent = own;
  };
}

/** The place for the second half of the session, which is opened while the page is read. */
const half = openHalf(new BrowserShelf(localStorageOrNull()));

async function press({ button, state }: Place, invitation: Invitation, memory: SessionMemory): Promise<void> {
  const missing = !keeps() ? words.script.noCookies : !(await half).canKeep() ? words.script.noStore : null;
  if (missing !== null) {
    state.textContent = missing;
    return;
  }
  // The secret leaves the address bar and the history, where a screenshot or a borrowed phone would show it.
  history.replaceState(null, '', location.pathname + location.search);
  button.disabled = true;
  state.textContent = words.script.wait;
  const { status, body } = await redeem(invitation);
  // A newer link was pasted meanwhile: it has the page now.
  if (location.hash.length > 1) return;
  const joined = await withHalfKept(judgeJoin(status, body, words, speechIn(document.documentElement.lang)));
  if (joined.is === 'in') {
    forget(memory);
    await makeSureOfNewestApp((navigator as Partial<Navigator>).serviceWorker);
    state.textContent = joinedAs(joined.device);
    keepJoined();
    if (joined.hasDesk) offerWays(button);
    else location.replace('/report');
    return;
  }
  if (joined.is === 'spent') forget(memory);
  button.disabled = joined.is === 'spent';
  state.textContent = joined.message;
}

/** Tells the marks by which the desk's list shows this device: editors stay on this page, others see them on the next. */
function joinedAs(device: string): string {
  const marks = [deviceName(navigator.userAgent), twoDigits(device)].filter((mark) => mark !== null).join(' · ');
  return speechIn(document.documentElement.lang).say(words.script.in, { marks });
}

/** Keeps the second half before anything else: without it the session is worth nothing. The attempt may be repeated. */
async function withHalfKept(joined: Joined): Promise<Joined> {
  if (joined.is !== 'in' || (await (await half).keep(joined.half))) return joined;
  return { is: 'again', message: words.script.notKept };
}

/** Offers an editor, who posts, too, both ways: the desk first. How to use the link is said no more. */
function offerWays(button: HTMLButtonElement): void {
  document.querySelector('[data-join-how]')?.remove();
  const { toDesk, toReport } = words.script;
  const links = [made('a', { href: '/desk' }, toDesk), made('a', { href: '/report' }, toReport)];
  const ways = made('nav', { className: 'ways' }, ...links);
  button.replaceWith(ways);
  ways.querySelector('a')?.focus();
}

async function redeem({ token, attempt }: Invitation): Promise<{ status: number | null; body: unknown }> {
  const { raw } = requestsBy(fetch.bind(window));
  const said = await raw({ method: 'POST', path: '/api/v1/session', body: { invitation: token, attempt } });
  return said ?? { status: null, body: null };
}

const button = document.querySelector<HTMLButtonElement>('[data-join]');
const state = document.querySelector<HTMLElement>('[data-join-state]');
oneDeedAGesture(document);
document.querySelector('[data-late]')?.remove();
if (button !== null && state !== null && !saysTooOld(state)) start({ button, state });
