/** The marks: a line, in each language, by which an entry says that more of it than its time is illustrative. */
import type { Draft, Illustrative } from './step.js';

/** The standfirst says for all entries that times are illustrative, and a drawing's credit says that it is drawn. */
type Mark = Exclude<Illustrative, 'time' | 'drawing'>;

export const MARKS: Record<Mark, Record<string, string>> = {
  scene: {
    en: 'Illustrative: written for this demo.',
    uk: 'Умовна сцена: написано для цього показу.',
    az: 'Şərti təsvir: bu təqdimat üçün yazılıb.',
  },
  wording: {
    en: 'The wording is illustrative: written for this demo from what the post said.',
    uk: 'Формулювання умовне: написано для цього показу за змістом допису.',
    az: 'Mətn şərtidir: paylaşımın məzmununa görə bu təqdimat üçün yazılıb.',
  },
  mistake: {
    en: 'Staged for this demo: a mistake made on purpose, corrected later.',
    uk: 'Умовно, для цього показу: навмисна помилка, яку далі буде виправлено.',
    az: 'Bu təqdimat üçün: sonradan düzəldiləcək, bilərəkdən edilmiş səhv.',
  },
  encore: {
    en: 'A repetition, so that the demo goes on.',
    uk: 'Повтор, щоб показ тривав.',
    az: 'Təqdimat davam etsin deyə təkrarlanır.',
  },
};

/**
 * Returns the draft as it is sent: text and translations end with the mark where more than the time is illustrative.
 */
export function marked(entry: Draft, illustrative: Illustrative): Draft {
  if (illustrative === 'time' || illustrative === 'drawing') return entry;
  const mark = MARKS[illustrative];
  const { text = '' } = entry;
  // An entry without text is the same in every language, so the mark comes in all of them.
  const others = Object.keys(mark).filter((lang) => lang !== entry.lang);
  const translations =
    text === ''
      ? Object.fromEntries(others.map((lang) => [lang, { ...entry.translations?.[lang], text: '' }]))
      : entry.translations;
  return {
    ...entry,
    text: withMark(text, mark[entry.lang]),
    translations: Object.fromEntries(
      Object.entries(translations ?? {}).map(([lang, one]) => [lang, { ...one, text: withMark(one.text, mark[lang]) }]),
    ),
  };
}

/** Appends the mark in square brackets, by which editors set their own words apart. */
function withMark(text: string, mark = ''): string {
  return text === '' ? `[${mark}]` : `${text}\n\n[${mark}]`;
}
