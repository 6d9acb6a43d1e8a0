/**
 * Tells a reader who asked for it: by notifications while the page is closed, by a soft sound and a number in the title
 * while it is open. A script of its own, since most readers never ask.
 */
import './tell/tell.css';
import { PushControl } from './tell/pushControl.js';
import { TabControl } from './tell/tabControl.js';

/** Opens the place below its button. Where it cannot be had, the button stays, to be pressed once more. */
export async function tell(button: HTMLButtonElement): Promise<void> {
  const [, , slug = ''] = location.pathname.split('/');
  const place = await placeOf(slug);
  if (!place) {
    button.addEventListener('click', () => void tell(button), { once: true });
    return;
  }
  button.setAttribute('aria-expanded', 'true');
  button.after(place);
  button.addEventListener('click', () => {
    place.hidden = !place.hidden;
    button.setAttribute('aria-expanded', String(!place.hidden));
  });
  const push = place.querySelector<HTMLElement>('[data-push]');
  if (push) await new PushControl(push, slug).start();
  const tab = place.querySelector<HTMLElement>('[data-tab]');
  if (tab) new TabControl(tab, slug).start();
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
