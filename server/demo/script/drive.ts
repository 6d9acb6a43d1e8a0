/** The collection of aid: the table, the plan, the first truck, and then ten days in as many breaths. */
import { at, secondsOf, type Step } from './step.js';

const BEGINNING: Step[] = [
  {
    at: '0:08',
    does: 'post',
    by: 'third',
    name: 'table',
    illustrative: 'drawing',
    minutesAgo: 20,
    entry: {
      kind: 'photo',
      lang: 'en',
      text: 'Aid is taken at the embassy',
      translations: { uk: { text: 'У посольстві приймають допомогу' }, az: { text: 'Səfirlikdə yardım qəbul edilir' } },
      pictures: [
        {
          drawing: 'aid',
          alt: 'A drawing: two people behind a table take boxes of aid; blankets, bottles and cartons are piled up, and a string of small blue and yellow flags hangs above.',
        },
      ],
    },
  },
  {
    at: '2:38',
    does: 'post',
    by: 'second',
    name: 'plan',
    illustrative: 'time',
    entry: {
      kind: 'update',
      lang: 'en',
      text: 'Ten days, ten trucks: on each day of the collection one truck with what was brought leaves Baku for the western border of Ukraine. Aid is taken at the embassy.',
      translations: {
        uk: {
          text: 'Десять днів, десять вантажівок: щодня, поки триває збір, одна вантажівка із зібраним вирушає з Баку до західного кордону України. Допомогу приймають у посольстві.',
        },
        az: {
          text: 'On gün, on yük maşını: yardımın toplandığı hər gün gətirilənləri aparan bir yük maşını Bakıdan Ukraynanın qərb sərhədinə yola düşür. Yardım səfirlikdə qəbul edilir.',
        },
      },
    },
  },
  { at: '2:44', does: 'revise', by: 'desk', name: 'plan', change: { verification: 'confirmed' } },
  {
    at: '6:44',
    does: 'post',
    by: 'third',
    name: 'loading',
    illustrative: 'drawing',
    entry: {
      kind: 'photo',
      lang: 'en',
      text: 'What was brought goes into the first truck',
      translations: {
        uk: { text: 'Зібране вантажать у першу машину' },
        az: { text: 'Gətirilənlər birinci maşına yüklənir' },
      },
      pictures: [
        {
          drawing: 'loading',
          alt: 'A drawing: under a street lamp three people hand cartons, one to the next, up into the open back of a lorry.',
        },
      ],
    },
  },
  {
    at: '6:56',
    does: 'post',
    by: 'third',
    name: 'truck1',
    illustrative: 'time',
    entry: {
      kind: 'drive',
      lang: 'en',
      drive: 'trucks',
      add: 1,
      text: 'The first truck leaves Baku for the western border of Ukraine.',
      translations: {
        uk: { text: 'Перша вантажівка вирушає з Баку до західного кордону України.' },
        az: { text: 'Birinci yük maşını Bakıdan Ukraynanın qərb sərhədinə yola düşür.' },
      },
    },
  },
  { at: '7:00', does: 'revise', by: 'desk', name: 'truck1', change: { verification: 'confirmed', key: true } },
  { at: '7:00', does: 'revise', by: 'desk', name: 'asked', change: { pinned: false } },
  {
    at: '7:06',
    does: 'post',
    by: 'third',
    name: 'road',
    illustrative: 'drawing',
    entry: {
      kind: 'photo',
      lang: 'en',
      place: 'On the road from Baku',
      text: 'On the way',
      translations: {
        uk: { place: 'На дорозі з Баку', text: 'У дорозі' },
        az: { place: 'Bakıdan çıxan yolda', text: 'Yolda' },
      },
      pictures: [
        {
          drawing: 'truck',
          alt: 'A drawing, very wide: a lorry with its lights on drives along an empty road at dusk, hills and the last light behind it.',
        },
      ],
    },
  },
  {
    at: '7:20',
    does: 'post',
    by: 'desk',
    name: 'daysPass',
    illustrative: 'scene',
    entry: {
      kind: 'update',
      lang: 'en',
      text: 'The rally is over, the collection is not. From here this replay hurries: the other nine days of it pass in a few minutes.',
      translations: {
        uk: {
          text: 'Мітинг завершено, збір триває. Далі цей показ поспішає: решта дев’ять днів минуть за кілька хвилин.',
        },
        az: {
          text: 'Mitinq bitib, yardım toplanması isə davam edir. Bundan sonra təqdimat tələsir: qalan doqquz gün bir neçə dəqiqəyə keçəcək.',
        },
      },
    },
  },
];

/** The number of the day and of the truck, as each language counts them. */
const DAYS: [en: string, ukDay: string, ukTruck: string, az: string][] = [
  ['second', 'другий', 'друга', 'ikinci'],
  ['third', 'третій', 'третя', 'üçüncü'],
  ['fourth', 'четвертий', 'четверта', 'dördüncü'],
  ['fifth', 'п’ятий', 'п’ята', 'beşinci'],
  ['sixth', 'шостий', 'шоста', 'altıncı'],
  ['seventh', 'сьомий', 'сьома', 'yeddinci'],
  ['eighth', 'восьмий', 'восьма', 'səkkizinci'],
  ['ninth', 'дев’ятий', 'дев’ята', 'doqquzuncu'],
  ['tenth', 'десятий', 'десята', 'onuncu'],
];

const REST: Step[] = DAYS.map(([en, ukDay, ukTruck, az], index) => ({
  at: at(7 * 60 + 40 + index * 25),
  does: 'post',
  by: 'second',
  name: `truck${(index + 2).toString()}`,
  illustrative: 'time',
  entry: {
    ...{ kind: 'drive', lang: 'en', drive: 'trucks' },
    total: index + 2,
    text: `The ${en} day: the ${en} truck leaves Baku for the western border of Ukraine.`,
    translations: {
      uk: { text: `День ${ukDay}: ${ukTruck} вантажівка вирушає з Баку до західного кордону України.` },
      // The small i keeps its dot as a capital.
      az: {
        text: `${az.charAt(0).toLocaleUpperCase('az')}${az.slice(1)} gün: ${az} yük maşını Bakıdan Ukraynanın qərb sərhədinə yola düşür.`,
      },
    },
  },
}));

/** The desk confirms each departure a little later. */
const CONFIRMATIONS: Step[] = REST.map(({ at: left }, index) => ({
  at: at(secondsOf(left) + 8),
  does: 'revise',
  by: 'desk',
  name: `truck${(index + 2).toString()}`,
  change: { verification: 'confirmed', ...(index === REST.length - 1 ? { key: true } : {}) },
}));

const END: Step[] = [
  { at: '11:10', does: 'blog', by: 'desk', change: { asks: null } },
  {
    at: '11:20',
    does: 'post',
    by: 'desk',
    name: 'encore',
    illustrative: 'scene',
    entry: {
      kind: 'update',
      lang: 'en',
      text: 'Ten days, ten trucks. The story that this demo tells ends here; so that the page stays alive, a voice from the square comes back now and then.',
      translations: {
        uk: {
          text: 'Десять днів, десять вантажівок. Тут історія цього показу завершується; щоб сторінка жила, час від часу лунатимуть голоси з площі.',
        },
        az: {
          text: 'On gün, on yük maşını. Bu təqdimatın hekayəsi burada bitir; səhifə canlı qalsın deyə, meydandan səslər arabir qayıdacaq.',
        },
      },
    },
  },
];

export const DRIVE: Step[] = [...BEGINNING, ...REST, ...CONFIRMATIONS, ...END];
