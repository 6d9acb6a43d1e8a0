/** An entry's content in the form of the wire, and how it is taken out of an entry. */
import type { DeskEntry, Kind } from '../../shared/entry.js';

/** What `post` carries beside `id` and `blog`. */
export type Words = { kind: Kind } & Record<string, unknown>;

/**
 * An entry's content alone, as it went over the wire: without HTML, labels, numbers, the photos' files, and photos that
 * were taken down, which nobody can name again.
 */
export function wordsOfEntry(entry: DeskEntry): Words {
  const {
    id: _id,
    blog: _blog,
    seq: _seq,
    rev: _rev,
    wordsRev: _wordsRev,
    order: _order,
    html: _html,
    first: _first,
    step: _step,
    state: _state,
    byline: _byline,
    media,
    key: _key,
    pinned: _pinned,
    verification: _verification,
    correction: _correction,
    publishedAt: _publishedAt,
    editedAt: _editedAt,
    receivedAt: _receivedAt,
    translations,
    text,
    ...content
  } = entry;
  const named = media.filter(({ state }) => state !== 'gone').map(namedPhoto);
  const texts = Object.entries(translations).map(([lang, translation]) => [lang, { text: translation.text }]);
  return {
    ...content,
    ...(text === '' ? {} : { text }),
    ...(named.length === 0 ? {} : { media: named }),
    ...(texts.length === 0 ? {} : { translations: Object.fromEntries(texts) as Record<string, unknown> }),
  };
}

/** As a command names it: what is said of it, nothing of its files. */
function namedPhoto({ id, alt, caption, credit, takenAt, place, altered }: DeskEntry['media'][number]) {
  const said = Object.entries({ caption, credit, takenAt, place }).filter(([, value]) => value !== undefined);
  return { id, alt, ...Object.fromEntries(said), ...(altered ? { altered } : {}) };
}
