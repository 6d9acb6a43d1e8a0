/** The line by which an entry says of itself that more than its minute is illustrative, in each of its languages. */
import type { Draft, Illustrative } from './step.js';

type Mark = Exclude<Illustrative, 'time'>;

export const MARKS: Record<Mark, Record<string, string>> = {
  scene: {
    en: 'Illustrative: written for this demo.',
    uk: 'Умовна сцена: написано для цього показу.',
    az: 'Şərti təsvir: bu təqdimat üçün yazılıb.',
  },
  drawing: {
    en: 'A drawing, not a photo.',
    uk: 'Малюнок, а не фотографія.',
    az: 'Bu, fotoşəkil deyil, rəsmdir.',
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

/** The draft as it is sent: its text, and each translation, end with the mark where more than the time is illustrative. */
export function marked(entry: Draft, illustrative: Illustrative): Draft {
  if (illustrative === 'time') return entry;
  const { translations = {} } = entry;
  return {
    ...entry,
    text: withMark(entry.text ?? '', entry.lang, illustrative),
    translations: Object.fromEntries(
      Object.entries(translations).map(([lang, one]) => [lang, { ...one, text: withMark(one.text, lang, illustrative) }]),
    ),
  };
}

function withMark(text: string, lang: string, mark: Mark): string {
  const line = `*${MARKS[mark][lang] ?? MARKS[mark].en ?? ''}*`;
  return text === '' ? line : `${text}\n\n${line}`;
}
