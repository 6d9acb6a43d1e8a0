/** Advice in an app's own browser: how to take the link elsewhere, before the invitation is spent. */
import type { Speech } from '../../shared/messages/say.js';
import { linkOut, type InsideApp } from './browserOf.js';
import type { JoinWords } from './invitation.js';
import { made } from './made.js';

type Script = JoinWords['script'];

/** Places the advice before `where`; the answer takes it away again. */
export function adviseElsewhere(
  where: HTMLElement,
  inside: InsideApp,
  { script }: JoinWords,
  speech: Speech,
): () => void {
  const { insideApp, insideAnApp, insideHow, insideSteps, openOutside } = script;
  const link = linkOut(inside, location.href);
  const advice = made(
    'section',
    { className: 'ask' },
    made('p', {}, inside.app === null ? insideAnApp : speech.say(insideApp, { app: inside.app })),
    quiet(insideHow),
    ...(link === null ? [] : [made('a', { href: link, className: 'outside' }, openOutside)]),
    quiet(insideSteps[inside.system]),
    copying(script),
  );
  advice.dataset.insideApp = inside.system;
  where.before(advice);
  return () => advice.remove();
}

/** Says on an iPhone, where an app's window of Safari looks like Safari, how to tell them apart. */
export function adviseInFront(where: HTMLElement, { inFront }: Script): void {
  const hint = quiet(inFront);
  hint.dataset.inFront = '';
  where.before(hint);
}

function copying({ copy, copied, copyThis }: Script): HTMLElement {
  const button = made('button', { type: 'button', className: 'second' }, copy);
  button.addEventListener('click', () => {
    // An app may know no clipboard at all.
    void Promise.resolve()
      .then(() => navigator.clipboard.writeText(location.href))
      .then(() => {
        const told = made('p', {}, copied);
        told.setAttribute('role', 'status');
        button.replaceWith(told);
      })
      .catch(() => button.replaceWith(byHand(copyThis)));
  });
  return button;
}

/** The address as a field to copy by hand: some apps allow no page to copy. */
function byHand(says: string): HTMLElement {
  const field = made('input', { className: 'field', readOnly: true, dir: 'ltr', value: location.href });
  setTimeout(() => field.select());
  return made('label', {}, says, field);
}

function quiet(text: string): HTMLParagraphElement {
  return made('p', { className: 'how' }, text);
}
