/** The slogans called on the square. Two of them are known by their meaning alone, and are given as that. */
import type { Step } from './step.js';

const BY_MEANING = {
  text: 'A slogan of the rally, given by its meaning.',
  translations: {
    uk: { text: 'Гасло мітингу, передане за змістом.' },
    az: { text: 'Mitinqin şüarı, mənasına görə verilir.' },
  },
};

export const CHANTS: Step[] = [
  {
    at: '0:08',
    does: 'post',
    by: 'second',
    name: 'glory',
    illustrative: 'time',
    minutesAgo: 23,
    entry: {
      kind: 'chant',
      lang: 'uk',
      words: 'Слава Україні!',
      transliteration: 'Slava Ukraini!',
      meanings: { en: 'Glory to Ukraine!', az: 'Yaşasın Ukrayna!' },
      text: 'Головне гасло мітингу.',
      translations: { en: { text: 'The main chant of the rally.' }, az: { text: 'Mitinqin əsas şüarı.' } },
    },
  },
  { at: '0:08', does: 'revise', by: 'desk', name: 'glory', change: { verification: 'confirmed', key: true } },
  {
    at: '0:09',
    does: 'post',
    by: 'first',
    name: 'yasasin',
    illustrative: 'time',
    minutesAgo: 16,
    entry: {
      kind: 'chant',
      lang: 'az',
      words: 'Yaşasın Ukrayna!',
      meanings: { en: 'Glory to Ukraine!', uk: 'Слава Україні!' },
    },
  },
  {
    at: '0:22',
    does: 'post',
    by: 'first',
    name: 'thief',
    illustrative: 'time',
    entry: { kind: 'chant', lang: 'en', words: 'Putin is a thief', meanings: {}, ...BY_MEANING },
  },
  {
    at: '1:18',
    does: 'post',
    by: 'second',
    name: 'getOut',
    illustrative: 'time',
    entry: { kind: 'chant', lang: 'en', words: 'Putin, get out', meanings: {}, ...BY_MEANING },
  },
  {
    at: '4:12',
    does: 'post',
    by: 'first',
    name: 'banner',
    illustrative: 'drawing',
    entry: {
      kind: 'photo',
      lang: 'en',
      text: 'The main chant, painted on cloth',
      translations: { uk: { text: 'Головне гасло, написане на полотні' }, az: { text: 'Parçaya yazılmış əsas şüar' } },
      pictures: [
        {
          drawing: 'banner',
          alt: 'A drawing: many hands hold up a white cloth on which the words “Слава Україні!”, Glory to Ukraine, are painted with a broad brush in blue; a stripe of yellow runs under them.',
        },
      ],
    },
  },
  {
    at: '5:06',
    does: 'post',
    by: 'third',
    name: 'twoLanguages',
    illustrative: 'scene',
    entry: {
      kind: 'chant',
      lang: 'az',
      words: 'Yaşasın Ukrayna!',
      meanings: { en: 'Glory to Ukraine!', uk: 'Слава Україні!' },
      text: 'Küçənin bir tərəfi ukraynaca səslənir, o biri tərəfi azərbaycanca cavab verir.',
      translations: {
        en: { text: 'One side of the street calls in Ukrainian, the other answers in Azerbaijani.' },
        uk: { text: 'Один бік вулиці гукає українською, другий відповідає азербайджанською.' },
      },
    },
  },
];
