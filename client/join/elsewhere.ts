/** Advice in an app's own browser: how to take the link elsewhere, before the invitation is spent. */
import type { Speech } from '../../shared/messages/say.js';
import { linkOut, type InsideApp } from './browserOf.js';
import type { JoinWords } from './invitation.js';

type Script = JoinWords['script'];

/** Places the advice before `where`; the answer takes it away again. */
export function adviseElsewhere(
  where: HTMLElement,
  inside: InsideApp,
  { script }: JoinWords,
  speech: Speech,
): () => void {
  const { insideApp, insideAnApp, insideHow, insideSteps, openOutside } = script;
  const advice = document.createElement('section');
  advice.className = 'ask';
  advice.dataset.insideApp = inside.system;
  const link = linkOut(inside, location.href);
  advice.append(
    paragraph(inside.app === null ? insideAnApp : speech.say(insideApp, { app: inside.app })),
    quiet(insideHow),
    ...(link === null ? [] : [outside(link, openOutside)]),
    quiet(insideSteps[inside.system]),
    copying(script),
  );
  where.before(advice);
  return () => advice.remove();
}

/** Says on an iPhone, where an app's window of Safari looks like Safari, how to tell them apart. */
export function adviseInFront(where: HTMLElement, { inFront }: Script): void {
  const hint = quiet(inFront);
  hint.dataset.inFront = '';
  where.before(hint);
}

function outside(address: string, says: string): HTMLElement {
  const link = document.createElement('a');
  link.href = address;
  link.className = 'outside';
  link.textContent = says;
  return link;
}

function copying({ copy, copied, copyThis }: Script): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'second';
  button.textContent = copy;
  button.addEventListener('click', () => {
    // An app may know no clipboard at all.
    void Promise.resolve()
      .then(() => navigator.clipboard.writeText(location.href))
      .then(() => {
        const told = paragraph(copied);
        told.setAttribute('role', 'status');
        button.replaceWith(told);
      })
      .catch(() => button.replaceWith(byHand(copyThis)));
  });
  return button;
}

/** The address as a field to copy by hand: some apps allow no page to copy. */
function byHand(says: string): HTMLElement {
  const label = document.createElement('label');
  const field = document.createElement('input');
  Object.assign(field, { className: 'field', readOnly: true, dir: 'ltr', value: location.href });
  label.append(says, field);
  setTimeout(() => field.select());
  return label;
}

function quiet(text: string): HTMLParagraphElement {
  const made = paragraph(text);
  made.className = 'how';
  return made;
}

function paragraph(text: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}
