/** The speeches: their points are known, their wording is not, so all of them are reported speech. */
import type { Step } from './step.js';

const MAMMADLI = { name: 'Ahmad Mammadli', role: 'leader', organisation: 'Democracy 18 (D18)' };
const IN_UKRAINIAN = { role: 'лідер', organisation: '«Демократія 18» (D18)' };
const IN_AZERBAIJANI = { role: 'lider', organisation: 'Demokratiya 18 (D18)' };

export const SPEECHES: Step[] = [
  {
    at: '0:34',
    does: 'post',
    by: 'third',
    name: 'mammadliJanuary',
    illustrative: 'time',
    entry: {
      kind: 'speech',
      lang: 'en',
      speaker: MAMMADLI,
      verbatim: false,
      occasion: 'stage',
      text: 'People here know Russia’s imperial policy well, he says. On 20 January 1990 Russian tanks killed civilians in Baku, in their own city, and now the same is done to a brotherly country.',
      translations: {
        uk: {
          speaker: IN_UKRAINIAN,
          text: 'Тут добре знають імперську політику Росії, каже він. 20 січня 1990 року російські танки вбивали мирних людей у Баку, в їхньому власному місті, а тепер те саме роблять із братньою країною.',
        },
        az: {
          speaker: IN_AZERBAIJANI,
          text: 'O deyir ki, burada Rusiyanın imperiya siyasətini yaxşı tanıyırlar. 1990-cı il yanvarın 20-də rus tankları Bakıda, insanların öz şəhərində dinc sakinləri qətlə yetirib, indi isə eyni şey qardaş ölkənin başına gətirilir.',
        },
      },
    },
  },
  {
    at: '0:40',
    does: 'revise',
    by: 'desk',
    name: 'mammadliJanuary',
    change: { verification: 'confirmed', key: true },
  },
  {
    at: '0:46',
    does: 'post',
    by: 'first',
    name: 'loudspeaker',
    illustrative: 'drawing',
    entry: {
      kind: 'photo',
      lang: 'en',
      text: 'The loudspeaker goes from hand to hand',
      translations: {
        uk: { text: 'Гучномовець переходить із рук у руки' },
        az: { text: 'Səsucaldan əldən-ələ keçir' },
      },
      pictures: [
        {
          drawing: 'loudspeaker',
          alt: 'A drawing: a person with a loudspeaker, seen from the side and in the dark against a bright evening sky, speaks over the raised hands of a crowd.',
        },
      ],
    },
  },
  {
    at: '0:58',
    does: 'post',
    by: 'third',
    name: 'mammadliCaucasus',
    illustrative: 'time',
    entry: {
      kind: 'speech',
      lang: 'en',
      speaker: MAMMADLI,
      verbatim: false,
      occasion: 'stage',
      text: 'As long as the three countries of the Caucasus, Azerbaijan, Georgia and Armenia, do not stand together, they will stay under that yoke, he says.',
      translations: {
        uk: {
          speaker: IN_UKRAINIAN,
          text: 'Доки три країни Кавказу, Азербайджан, Грузія та Вірменія, не стоятимуть разом, вони залишатимуться під цим ярмом, каже він.',
        },
        az: {
          speaker: IN_AZERBAIJANI,
          text: 'Onun sözlərinə görə, nə qədər ki Qafqazın üç ölkəsi, Azərbaycan, Gürcüstan və Ermənistan, bir yerdə durmur, onlar bu boyunduruğun altında qalacaqlar.',
        },
      },
    },
  },
  {
    at: '1:08',
    does: 'post',
    by: 'third',
    name: 'mammadliTogether',
    illustrative: 'time',
    entry: {
      kind: 'speech',
      lang: 'en',
      speaker: MAMMADLI,
      verbatim: false,
      occasion: 'stage',
      text: 'There are disputes between the three, he adds, but in the face of the aggressor they must act as one.',
      translations: {
        uk: {
          speaker: IN_UKRAINIAN,
          text: 'Між цими трьома є суперечки, додає він, але перед лицем агресора вони мають діяти як одне ціле.',
        },
        az: {
          speaker: IN_AZERBAIJANI,
          text: 'O əlavə edir ki, bu üç ölkənin arasında mübahisələr var, amma təcavüzkarın qarşısında onlar bir olmalıdır.',
        },
      },
    },
  },
  { at: '1:12', does: 'revise', by: 'desk', name: 'mammadliTogether', change: { verification: 'confirmed' } },
  {
    at: '1:50',
    does: 'post',
    by: 'second',
    name: 'russians',
    illustrative: 'time',
    entry: {
      kind: 'speech',
      lang: 'en',
      speaker: { description: 'Another speaker' },
      verbatim: false,
      occasion: 'stage',
      text: 'Ordinary Russians are not to blame, says the speaker: the occupiers are Putin and those around him.',
      translations: {
        uk: {
          speaker: { description: 'Інший промовець' },
          text: 'Звичайні росіяни не винні, лунає зі сцени: окупанти — це Путін і його оточення.',
        },
        az: {
          speaker: { description: 'Başqa bir çıxışçı' },
          text: 'Çıxış edən deyir ki, adi ruslar günahkar deyil: işğalçılar Putin və onun ətrafındakılardır.',
        },
      },
    },
  },
  {
    at: '2:14',
    does: 'post',
    by: 'first',
    name: 'quiet',
    illustrative: 'scene',
    entry: {
      kind: 'update',
      lang: 'en',
      text: 'Between two speeches it falls quiet for a moment. Then the main chant comes back, from the far end of the street first.',
      translations: {
        uk: {
          text: 'Між двома виступами на мить стає тихо. Потім головне гасло повертається, спершу з дальнього кінця вулиці.',
        },
        az: {
          text: 'İki çıxış arasında bir anlıq sakitlik düşür. Sonra əsas şüar qayıdır, əvvəlcə küçənin o başından.',
        },
      },
    },
  },
];
