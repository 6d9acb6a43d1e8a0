/**
 * The rally in Baku on 27 February 2022 as entries of every kind. Sentences are written for these tests from what is
 * publicly known; minutes, bylines and the wording of the post are illustrative.
 */
import type { PublicEntry } from '../../../shared/entry.js';
import { entry, translated } from './bakuBlog.js';

export { blog, entry, entryId, site, translated } from './bakuBlog.js';

export const chant = entry('chant', 41, {
  lang: 'uk',
  words: 'Слава Україні!',
  transliteration: 'Slava Ukraini!',
  meanings: { az: 'Yaşasın Ukrayna!', en: 'Glory to Ukraine!' },
  verification: 'confirmed',
  key: true,
});

export const speech = entry('speech', 38, {
  text: 'People here know Russia’s imperial policy well. On 20 January 1990 Russian tanks killed civilians in Baku, in their own city; now the same is done to a brotherly country. As long as Azerbaijan, Georgia and Armenia do not stand together, they will stay under that yoke. There are disputes between them, but in the face of the aggressor they must act as one.',
  speaker: { name: 'Ahmad Mammadli', role: 'leader', organisation: 'Democracy 18 (D18)' },
  verbatim: false,
  spoken: 'az',
  occasion: 'stage',
  key: true,
  verification: 'confirmed',
  translations: {
    uk: translated(
      'Тут добре знають імперську політику Росії. 20 січня 1990 року російські танки вбивали мирних людей у Баку, у їхньому власному місті; тепер те саме роблять із братньою країною.',
    ),
  },
});

export const student = entry('speech', 36, {
  text: 'Wants to go to Kyiv and help, at least with first aid for the wounded.',
  speaker: { description: 'A student of medicine, from Azerbaijan' },
  verbatim: false,
  occasion: 'interview',
});

export const photo = entry('photo', 30, {
  text: '',
  media: [
    {
      id: 'p1',
      state: 'ready',
      width: 1600,
      height: 1067,
      alt: 'A drawing: many people before a building with a blue and yellow flag.',
      caption: 'In front of the embassy, the pavement is full.',
      credit: 'drawn for this page',
      place: 'Embassy of Ukraine, Baku',
      takenAt: '2022-02-27T11:29:00.000Z',
      altered: true,
      sources: [
        { type: 'image/webp', width: 800, src: '/media/r4nd0m/800.webp' },
        { type: 'image/webp', width: 1600, src: '/media/r4nd0m/1600.webp' },
        { type: 'image/jpeg', width: 1600, src: '/media/r4nd0m/1600.jpg' },
      ],
    },
  ],
});

export const photoWaiting = entry('photo', 31, {
  media: [
    {
      id: 'p2',
      state: 'waiting',
      width: 1200,
      height: 800,
      alt: 'Boxes with aid beside the gate of the embassy.',
      altered: false,
      sources: [],
    },
  ],
});

export const quote = entry('quote', 29, {
  lang: 'uk',
  text: 'Люди Баку неймовірні. Сотні громадян біля посольства скандують «Слава Україні!». Дякую, брати.',
  translations: {
    az: translated(
      'Bakının insanları inanılmazdır. Yüzlərlə vətəndaş səfirliyin yanında «Yaşasın Ukrayna!» deyir. Sağ olun, qardaşlar.',
      'source',
    ),
    en: translated(
      'The people of Baku are incredible. Hundreds of citizens are chanting “Glory to Ukraine” by the embassy. Thank you, brothers.',
    ),
  },
  source: {
    name: 'Vladyslav Kanevskyi, Ambassador of Ukraine to Azerbaijan',
    handle: '@V_Kanevskyi',
    url: 'https://twitter.com/V_Kanevskyi',
    published: 'Twitter, 27 February 2022',
    attached: 'a picture or video',
  },
  verification: 'confirmed',
  key: true,
});

export const notice = entry('notice', 25, {
  text: 'The aid is taken in at the embassy. **Bring it to the gate**, and leave the pavement free for those who carry boxes.',
  html: '<p>The aid is taken in at the embassy. <strong>Bring it to the gate</strong>, and leave the pavement free for those who carry boxes.</p>',
  urgency: 'warning',
  until: '2022-02-27T14:00:00.000Z',
  pinned: true,
});

export const drive = entry('drive', 22, {
  drive: 'trucks',
  add: 1,
  text: 'The third truck is loaded and leaves Baku for the western border of Ukraine.',
  happenedAt: '2022-03-01T08:10:00.000Z',
  publishedAt: '2022-03-01T08:40:00.000Z',
});

export const crowd = entry('crowd', 20, {
  said: 'hundreds of citizens',
  according: 'Ambassador Vladyslav Kanevskyi, on Twitter',
  verification: 'unconfirmed',
});

export const update = entry('update', 15, {
  text: 'The rally has begun. People keep coming, many of them with boxes and bags of aid.',
  html: '<p>The rally has begun. People keep coming, many of them with boxes and bags of aid. The announcement of 26 February stands: <a href="https://example.org/announcement" rel="nofollow noopener ugc">example.org/announcement</a></p>\n<ul>\n<li>the embassy takes the aid in for ten days</li>\n<li>one truck leaves on each of them</li>\n</ul>',
  editedAt: '2022-02-27T11:25:00.000Z',
  place: 'Embassy of Ukraine, Baku',
});

export const corrected = entry('update', 12, {
  text: 'The collection of aid lasts ten days, and one truck leaves on each of them.',
  verification: 'corrected',
  correction: {
    note: 'An earlier version of this entry gave the wrong number of days.',
    at: '2022-02-27T11:20:00.000Z',
  },
  rev: 2,
  wordsRev: 2,
  translations: { uk: translated('Збір допомоги триває.', 'desk', 1) },
});

export const withdrawn = entry('update', 11, {
  text: 'The street is closed to traffic.',
  verification: 'withdrawn',
});

export const arabic = entry('update', 10, {
  lang: 'ar',
  text: 'تجمّع سكان باكو أمام سفارة أوكرانيا دعماً لشعبها. يصل المزيد من الناس كل دقيقة، وكثيرون منهم يحملون مساعدات إنسانية.',
  translations: {
    en: translated(
      'Residents of Baku have gathered in front of the embassy of Ukraine in support of its people. More arrive every minute, many of them with humanitarian aid.',
    ),
  },
});

export const azeri = entry('speech', 9, {
  lang: 'az',
  text: 'Ukraynaya atılan hər güllə, hər raket bizim ürəyimizə dəyir. Bunu dayandırın, Putini dayandırın.',
  speaker: { description: 'Bakıda yaşayan ukraynalı' },
  verbatim: false,
  occasion: 'interview',
  translations: {
    en: translated(
      'Every bullet and every rocket fired at Ukraine is aimed at our heart. Stop this, stop Putin.',
      'machine',
    ),
  },
});

const slogan = entry('chant', 8, { words: 'Putin, get out', meanings: {}, verification: 'confirmed' });

export const everyKind: PublicEntry[] = [
  chant,
  speech,
  student,
  photoWaiting,
  photo,
  quote,
  notice,
  drive,
  crowd,
  update,
  corrected,
  withdrawn,
  arabic,
  azeri,
  slogan,
];
