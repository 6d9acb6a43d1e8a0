/**
 * The record stays honest: a mistake is corrected, an entry that was posted twice is taken back, and there is a pause.
 */
import type { Step } from './step.js';

export const CORRECTIONS: Step[] = [
  {
    at: '0:07',
    does: 'post',
    by: 'first',
    name: 'oneWeek',
    illustrative: 'mistake',
    minutesAgo: 26,
    entry: { kind: 'update', lang: 'en', text: 'The embassy collects humanitarian aid for one week.' },
  },
  {
    at: '2:26',
    does: 'post',
    by: 'desk',
    name: 'tenDays',
    illustrative: 'time',
    entry: {
      kind: 'update',
      lang: 'en',
      corrects: 'oneWeek',
      text: 'Correction: the embassy says that the collection of humanitarian aid lasts ten days, not one week.',
      translations: {
        uk: {
          text: 'Виправлення: у посольстві кажуть, що збір гуманітарної допомоги триватиме десять днів, а не тиждень.',
        },
        az: { text: 'Düzəliş: səfirlik humanitar yardımın bir həftə deyil, on gün toplanacağını bildirir.' },
      },
    },
  },
  {
    at: '2:30',
    does: 'revise',
    by: 'desk',
    name: 'oneWeek',
    change: {
      text: 'The embassy collects humanitarian aid for ten days.',
      verification: 'corrected',
      correction: { note: 'An earlier version said one week. It is ten days. (The mistake was staged for this demo.)' },
      translations: {
        uk: {
          text: 'Посольство збирає гуманітарну допомогу десять днів.',
          correction:
            'Раніше тут ішлося про один тиждень. Насправді це десять днів. (Помилка навмисна, для цього показу.)',
        },
        az: {
          text: 'Səfirlik humanitar yardımı on gün toplayır.',
          correction: 'Əvvəl burada bir həftə yazılmışdı. Əslində on gündür. (Səhv bu nümayiş üçün bilərəkdən edilib.)',
        },
      },
    },
  },
  {
    at: '3:02',
    does: 'post',
    by: 'third',
    name: 'gloryTwice',
    illustrative: 'scene',
    entry: {
      kind: 'chant',
      lang: 'uk',
      words: 'Слава Україні!',
      meanings: { en: 'Glory to Ukraine!', az: 'Yaşasın Ukrayna!' },
    },
  },
  {
    at: '3:06',
    does: 'post',
    by: 'third',
    name: 'gloryAgain',
    illustrative: 'scene',
    entry: {
      kind: 'chant',
      lang: 'uk',
      words: 'Слава Україні!',
      transliteration: 'Slava Ukraini!',
      meanings: { en: 'Glory to Ukraine!', az: 'Yaşasın Ukrayna!' },
      text: 'Знову і знову, по всій вулиці.',
      translations: {
        en: { text: 'Again and again, along the whole street.' },
        az: { text: 'Təkrar-təkrar, bütün küçə boyu.' },
      },
    },
  },
  { at: '3:14', does: 'retract', by: 'third', name: 'gloryTwice', reason: 'Posted twice' },
  {
    at: '5:16',
    does: 'post',
    by: 'desk',
    name: 'pausing',
    illustrative: 'scene',
    entry: {
      kind: 'update',
      lang: 'en',
      text: 'A lot arrives at once. For a moment the desk reads every entry before it goes out.',
      translations: {
        uk: { text: 'Повідомлень дуже багато. Якийсь час редакція читає кожне, перш ніж його оприлюднити.' },
        az: { text: 'Eyni anda çox xəbər gəlir. Bir müddət redaksiya hər yazını yayımlanmazdan əvvəl oxuyur.' },
      },
    },
  },
  { at: '5:18', does: 'blog', by: 'desk', change: { status: 'paused' } },
  {
    at: '5:26',
    does: 'post',
    by: 'first',
    name: 'overHeads',
    illustrative: 'scene',
    entry: {
      kind: 'update',
      lang: 'en',
      text: 'It is hard to get through to the door now. Boxes of aid are passed forward over people’s heads.',
      translations: {
        uk: { text: 'До дверей уже важко пройти. Коробки з допомогою передають уперед над головами.' },
        az: { text: 'İndi qapıya yaxınlaşmaq çətindir. Yardım qutularını başların üstündən irəli ötürürlər.' },
      },
    },
  },
  { at: '5:40', does: 'publish', by: 'desk', name: 'overHeads' },
  { at: '5:48', does: 'blog', by: 'desk', change: { status: 'live' } },
];
