/** The fields of each kind, in the order in which an editor reads them. `path` is the wire's. */
import type { Kind } from '../../shared/entry.js';

export interface EntryField {
  path: string;
  as:
    | 'line'
    | 'area'
    | 'url'
    | 'amount'
    | 'language'
    | 'check'
    | 'time'
    | 'occasion'
    | 'urgency'
    | 'drive'
    | 'amountIs'
    | 'meanings'
    | 'entry';
  /** Words that people said are set as such. */
  said?: boolean;
  /** Of the label, where it is not the path's own. */
  label?: string;
  mayBeEmpty?: boolean;
}

const TEXT: EntryField = { path: 'text', as: 'area' };
const MORE: EntryField = { path: 'text', as: 'area', label: 'textOptional' };
const LANG: EntryField = { path: 'lang', as: 'language' };

export const ENTRY_FIELDS: Readonly<Record<Kind, readonly EntryField[]>> = {
  update: [TEXT, LANG, { path: 'corrects', as: 'entry' }],
  chant: [
    { path: 'words', as: 'line', said: true },
    LANG,
    { path: 'meanings', as: 'meanings' },
    { path: 'transliteration', as: 'line' },
    MORE,
  ],
  speech: [
    { path: 'speaker.name', as: 'line' },
    { path: 'speaker.description', as: 'line' },
    { path: 'text', as: 'area', said: true },
    { path: 'verbatim', as: 'check' },
    LANG,
    { path: 'speaker.role', as: 'line' },
    { path: 'speaker.organisation', as: 'line' },
    { path: 'occasion', as: 'occasion' },
    { path: 'spoken', as: 'language', mayBeEmpty: true },
  ],
  photo: [MORE, LANG],
  quote: [
    { path: 'source.name', as: 'line' },
    { path: 'text', as: 'area', said: true },
    LANG,
    { path: 'source.published', as: 'line' },
    { path: 'source.url', as: 'url' },
    { path: 'source.handle', as: 'line' },
    { path: 'source.attached', as: 'line' },
  ],
  notice: [TEXT, { path: 'urgency', as: 'urgency' }, { path: 'until', as: 'time' }, LANG],
  drive: [
    { path: 'drive', as: 'drive' },
    { path: 'amountIs', as: 'amountIs' },
    { path: 'amount', as: 'amount' },
    MORE,
    LANG,
  ],
  crowd: [
    { path: 'said', as: 'line' },
    { path: 'low', as: 'amount' },
    { path: 'high', as: 'amount' },
    { path: 'according', as: 'line' },
    { path: 'method', as: 'line' },
    MORE,
    LANG,
  ],
};
