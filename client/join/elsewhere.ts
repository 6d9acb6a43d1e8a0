/** Advice in an app's own browser: how to take the link elsewhere, before the invitation is spent. */
import type { JoinWords } from './invitation.js';

/** Places the advice before `where`; the answer takes it away again. */
export function adviseElsewhere(where: HTMLElement, { script }: JoinWords): () => void {
  const advice = document.createElement('section');
  advice.className = 'ask';
  advice.dataset.insideApp = '';
  const how = paragraph(script.insideHow);
  how.className = 'how';
  advice.append(paragraph(script.insideApp), how, copying(script));
  where.before(advice);
  return () => advice.remove();
}

function copying({ copy, copied, copyThis }: JoinWords['script']): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'second';
  button.textContent = copy;
  button.addEventListener('click', () => {
    navigator.clipboard
      .writeText(location.href)
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

function paragraph(text: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}
