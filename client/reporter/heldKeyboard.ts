/**
 * Opens the keyboard within the tap on a kind: iPhones open it for no field that gets the focus later, and a form is drawn
 * a moment after the tap. From one field to the next it stays open, so a field that nobody sees has the focus until then.
 */
const LONGEST_MS = 3_000;

export function holdKeyboard(page: Document): void {
  const field = page.createElement('input');
  field.className = 'keyboard-hold';
  field.tabIndex = -1;
  field.setAttribute('aria-hidden', 'true');
  page.body.append(field);
  field.focus({ preventScroll: true });
  const end = () => void setTimeout(() => field.remove());
  field.addEventListener('blur', end, { once: true });
  setTimeout(end, LONGEST_MS);
}
