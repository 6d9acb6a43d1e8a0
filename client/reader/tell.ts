/**
 * Does as a reader asked: notifications while the page is closed, a soft sound and a number in the title while it is
 * open, and a copy of the blog on this device. A script of its own, since most readers never ask.
 */
import { CopyFollower } from './keep/following.js';
import { KeepControl } from './keep/keepControl.js';
import './tell/tell.css';
import { PushControl } from './tell/pushControl.js';
import { TabControl } from './tell/tabControl.js';

export async function tell(button: HTMLButtonElement): Promise<void> {
  const [, , slug = ''] = location.pathname.split('/');
  const opened: { keep?: KeepControl } = {};
  const feed = document.querySelector<HTMLElement>('[role=feed]:not([data-before])');
  if (feed) new CopyFollower(slug, () => void opened.keep?.renewed()).start(feed);
  opened.keep = await open(button, slug);
}

/** Opens the place below its button. Where it cannot be had, the button stays, to be pressed once more. */
async function open(button: HTMLButtonElement, slug: string): Promise<KeepControl | undefined> {
  const place = await placeOf(slug);
  if (!place) {
    button.addEventListener('click', () => void open(button, slug), { once: true });
    return undefined;
  }
  button.setAttribute('aria-expanded', 'true');
  button.after(place);
  button.addEventListener('click', () => {
    place.hidden = !place.hidden;
    button.setAttribute('aria-expanded', String(!place.hidden));
  });
  // At once: a choice that is made while the browser is asked for the rest counts.
  const tab = place.querySelector<HTMLElement>('[data-tab]');
  if (tab) new TabControl(tab, slug).start();
  const push = place.querySelector<HTMLElement>('[data-push]');
  if (push) await new PushControl(push, slug).start();
  const keep = place.querySelector<HTMLElement>('[data-keep]');
  const control = keep ? new KeepControl(keep, slug) : undefined;
  await control?.start();
  return control;
}

/** In a template the HTML neither loads nor runs before it is placed, and no script ever does. */
async function placeOf(slug: string): Promise<HTMLElement | null> {
  const lang = new URLSearchParams(location.search).get('lang');
  const query = lang === null ? '' : `?lang=${encodeURIComponent(lang)}`;
  try {
    const answer = await fetch(`/live/${slug}/tell${query}`, { credentials: 'omit' });
    if (!answer.ok) return null;
    const template = document.createElement('template');
    template.innerHTML = await answer.text();
    return template.content.querySelector<HTMLElement>('.tell-more');
  } catch {
    return null;
  }
}
