/** Drafts as a device kept them, perhaps under an older version of the page. */
import { isBlank } from '../../shared/characters.js';
import { KINDS } from '../../shared/entry.js';
import type { Draft, Said } from './draft.js';
import { draftPhotosIn } from './draftPhotos.js';

/** null where it is no draft. A picture that was coming when the draft was kept is lost: it comes no more. */
export function draftIn(kept: unknown): Draft | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { kind, values, translations, meanings, minutesAgo, photos, coming, lost, out } = kept as Partial<Draft>;
  const isDraft =
    KINDS.some((known) => known === kind) &&
    typeof minutesAgo === 'number' &&
    typeof values === 'object' &&
    Object.values(values).every((value) => typeof value === 'string') &&
    areSaid(translations) &&
    areSaid(meanings);
  // A draft from before there were photos has none.
  const files = { photos: draftPhotosIn(photos) ?? [], coming: [], lost: [...namesIn(lost), ...namesIn(coming)] };
  // Nor does it know when its minutes were said: they count from the sending, as they did.
  const { saidAt = null } = kept as Partial<Draft>;
  return isDraft ? { ...(kept as Draft), ...files, out: namesIn(out), saidAt } : null;
}

/** Whether somebody typed or added anything. */
export function isTouched(draft: Draft): boolean {
  const { lang: _remembered, drive: _chosen, amountIs: _which, ...typed } = draft.values;
  const said = [...draft.translations, ...draft.meanings].some(({ text }) => !isBlank(text));
  const pictured = draft.photos.length + draft.coming.length + draft.lost.length + draft.out.length > 0;
  return said || pictured || !Object.values(typed).every(isBlank);
}

function namesIn(all: unknown): string[] {
  return Array.isArray(all) ? all.filter((name) => typeof name === 'string') : [];
}

function areSaid(all: unknown): all is Said[] {
  return (
    Array.isArray(all) &&
    all.every((one: Partial<Said> | null) => typeof one?.lang === 'string' && typeof one.text === 'string')
  );
}
