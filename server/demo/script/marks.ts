/** The line by which an entry says of itself that more than its minute is illustrative, in each of its languages. */
import type { Draft, Illustrative } from './step.js';

/** Of the minutes the standfirst speaks, of a drawing its credit. */
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

/** The draft as it is sent: where more than the time is illustrative, its text and each translation end with the mark. */
export function marked(entry: Draft, illustrative: Illustrative): Draft {
  if (illustrative === 'time' || illustrative === 'drawing') return entry;
  const mark = MARKS[illustrative];
  const { text = '' } = entry;
  // Without words of its own an entry is the same in every language, and so the mark comes in all of them.
  const others = Object.keys(mark).filter((lang) => lang !== entry.lang);
  const translations =
    text === '' ? Object.fromEntries(others.map((lang) => [lang, { text: '' }])) : entry.translations;
  return {
    ...entry,
    text: withMark(text, mark[entry.lang]),
    translations: Object.fromEntries(
      Object.entries(translations ?? {}).map(([lang, one]) => [lang, { ...one, text: withMark(one.text, mark[lang]) }]),
    ),
  };
}

/** In the square brackets by which editors set apart what is their own. */
function withMark(text: string, mark = ''): string {
  return text === '' ? `[${mark}]` : `${text}\n\n[${mark}]`;
}
