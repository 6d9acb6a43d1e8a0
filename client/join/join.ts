/** /join#<secret>: opening it changes nothing; its button redeems the invitation and leads on: to /report, or to /desk. */
import './join.css';
import { mintId } from '../account/ids.js';
import { saysTooOld } from '../account/oldBrowser.js';
import { requestsBy } from '../account/request.js';
import { speechIn } from '../../shared/messages/say.js';
import {
  forget,
  invitationFrom,
  judgeJoin,
  type Invitation,
  type JoinWords,
  type SessionMemory,
} from './invitation.js';

const words = JSON.parse(document.querySelector<HTMLElement>('[data-words]')?.dataset.words ?? '{}') as JoinWords;

function start(button: HTMLButtonElement, state: HTMLElement): void {
  const memory = sessionMemory();
  const invitation = invitationFrom(location.hash, memory, mintId);
  // Out of the address bar, the history and what a screenshot or a borrowed phone shows.
  history.replaceState(null, '', location.pathname + location.search);
  if (invitation.token === null) {
    state.textContent = words.script.none;
    return;
  }
  button.disabled = false;
  button.addEventListener('click', () => void press(button, state, invitation, memory));
}

async function press(
  button: HTMLButtonElement,
  state: HTMLElement,
  invitation: Invitation,
  memory: SessionMemory,
): Promise<void> {
  button.disabled = true;
  state.textContent = words.script.wait;
  const { status, body } = await redeem(invitation);
  const joined = judgeJoin(status, body, words, speechIn(document.documentElement.lang));
  if (joined.is === 'in') {
    forget(memory);
    state.textContent = words.script.in;
    if (joined.hasDesk) offerWays(button);
    else location.replace('/report');
    return;
  }
  if (joined.is === 'spent') forget(memory);
  button.disabled = joined.is === 'spent';
  state.textContent = joined.message;
}

/** An editor posts, too: both ways are there, the desk first. */
function offerWays(button: HTMLButtonElement): void {
  const ways = document.createElement('nav');
  ways.className = 'ways';
  ways.append(way('/desk', words.script.toDesk), way('/report', words.script.toReport));
  button.replaceWith(ways);
  ways.querySelector('a')?.focus();
}

function way(address: string, words: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = address;
  link.textContent = words;
  return link;
}

async function redeem({ token, attempt }: Invitation): Promise<{ status: number | null; body: unknown }> {
  const { raw } = requestsBy(fetch.bind(window));
  const said = await raw({ method: 'POST', path: '/api/v1/session', body: { invitation: token, attempt } });
  return said ?? { status: null, body: null };
}

function sessionMemory(): SessionMemory {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

const button = document.querySelector<HTMLButtonElement>('[data-join]');
const state = document.querySelector<HTMLElement>('[data-join-state]');
if (button !== null && state !== null && !saysTooOld(state)) start(button, state);
