/** The day before: the announcement, and the request to bring aid. */
import { TRANSLATIONS, TRUCKS } from './blog.js';
import type { Step } from './step.js';

const DAY = 24 * 60;

export const ANNOUNCEMENT: Step[] = [
  { at: '0:00', does: 'blog', by: 'desk', change: { drives: [TRUCKS], translations: TRANSLATIONS } },
  {
    at: '0:00',
    does: 'post',
    by: 'first',
    name: 'announced',
    illustrative: 'time',
    minutesAgo: DAY,
    entry: {
      kind: 'update',
      lang: 'en',
      text: 'Residents of Baku announce a rally in support of Ukraine: tomorrow, in front of the building of the Ukrainian embassy in Azerbaijan.',
      translations: {
        uk: {
          text: 'Мешканці Баку оголошують мітинг на підтримку України: завтра, перед будівлею посольства України в Азербайджані.',
        },
        az: {
          text: 'Bakı sakinləri Ukraynaya dəstək mitinqi elan edirlər: sabah, Ukraynanın Azərbaycandakı səfirliyinin binası qarşısında.',
        },
      },
    },
  },
  {
    at: '0:01',
    does: 'post',
    by: 'second',
    name: 'asked',
    illustrative: 'time',
    minutesAgo: DAY - 25,
    entry: {
      kind: 'notice',
      lang: 'en',
      urgency: 'info',
      text: 'People are asked to come, and to bring humanitarian aid for the people of Ukraine. It is taken at the embassy.',
      translations: {
        uk: {
          text: 'Людей просять прийти й принести гуманітарну допомогу для народу України. Її приймають у посольстві.',
        },
        az: {
          text: 'İnsanlardan gəlmək və Ukrayna xalqı üçün humanitar yardım gətirmək xahiş olunur. Yardım səfirlikdə qəbul edilir.',
        },
      },
    },
  },
  {
    at: '0:02',
    does: 'post',
    by: 'third',
    name: 'context',
    illustrative: 'time',
    minutesAgo: DAY - 70,
    entry: {
      kind: 'update',
      lang: 'en',
      text: 'The rally falls on a Sunday, three days into Russia’s full-scale invasion of Ukraine.',
      translations: {
        uk: {
          text: 'Мітинг припадає на неділю, через три дні після початку повномасштабного вторгнення Росії в Україну.',
        },
        az: {
          text: 'Mitinq bazar gününə, Rusiyanın Ukraynaya genişmiqyaslı hücumunun başlanmasından üç gün sonraya təsadüf edir.',
        },
      },
    },
  },
  { at: '0:02', does: 'revise', by: 'desk', name: 'announced', change: { verification: 'confirmed' } },
  { at: '0:02', does: 'revise', by: 'desk', name: 'asked', change: { verification: 'confirmed', pinned: true } },
  {
    at: '0:03',
    does: 'post',
    by: 'third',
    name: 'evening',
    illustrative: 'drawing',
    minutesAgo: DAY - 300,
    entry: {
      kind: 'photo',
      lang: 'en',
      place: 'Sea front, Baku',
      text: 'The evening before, at the sea front',
      translations: {
        uk: { place: 'Набережна, Баку', text: 'Напередодні ввечері, на набережній' },
        az: { place: 'Dənizkənarı bulvar, Bakı', text: 'Bir gün əvvəl axşam, dənizkənarı bulvarda' },
      },
      pictures: [
        {
          drawing: 'seafront',
          alt: 'A drawing: rain over the bay of Baku at night. Lamps and lit windows are mirrored in wet stone; one person walks along the promenade under an umbrella, and three towers shaped like flames stand on the hill.',
        },
      ],
    },
  },
];
