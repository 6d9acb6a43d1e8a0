/** The gathering: its first half hour, which is there at once when the demo begins, and the later look of the place. */
import type { Step } from './step.js';

export const GATHERING: Step[] = [
  { at: '0:06', does: 'blog', by: 'desk', change: { status: 'live' } },
  {
    at: '0:06',
    does: 'post',
    by: 'first',
    name: 'gathering',
    illustrative: 'time',
    minutesAgo: 38,
    entry: {
      kind: 'update',
      lang: 'en',
      text: 'Residents of Baku are gathering in front of the building of the Ukrainian embassy.',
      translations: {
        uk: { text: 'Мешканці Баку збираються перед будівлею українського посольства.' },
        az: { text: 'Bakı sakinləri Ukrayna səfirliyinin binası qarşısında toplaşır.' },
      },
    },
  },
  {
    at: '0:06',
    does: 'post',
    by: 'second',
    name: 'embassy',
    illustrative: 'drawing',
    minutesAgo: 34,
    entry: {
      kind: 'photo',
      lang: 'en',
      text: 'In front of the embassy',
      translations: { uk: { text: 'Перед посольством' }, az: { text: 'Səfirliyin qarşısında' } },
      pictures: [
        {
          drawing: 'embassy',
          alt: 'A drawing: a crowd seen from behind fills the street before a pale stone building with tall windows. Blue and yellow flags and flags of Azerbaijan rise above the heads; a large Ukrainian flag hangs over the door.',
        },
      ],
    },
  },
  { at: '0:07', does: 'revise', by: 'desk', name: 'gathering', change: { verification: 'confirmed', key: true } },
  {
    at: '0:07',
    does: 'post',
    by: 'third',
    name: 'press',
    illustrative: 'time',
    minutesAgo: 29,
    entry: {
      kind: 'update',
      lang: 'en',
      text: 'Independent journalists cover the rally and speak with protesters, who express their support for Ukraine.',
      translations: {
        uk: {
          text: 'Мітинг висвітлюють незалежні журналісти. Вони розмовляють із протестувальниками, які висловлюють підтримку Україні.',
        },
        az: {
          text: 'Mitinqi müstəqil jurnalistlər işıqlandırır. Onlar Ukraynaya dəstəyini bildirən etirazçılarla söhbət edirlər.',
        },
      },
    },
  },
  {
    at: '0:10',
    does: 'post',
    by: 'second',
    name: 'crowded',
    illustrative: 'time',
    minutesAgo: 11,
    entry: {
      kind: 'update',
      lang: 'en',
      text: 'The rally is large by now, and it is crowded in front of the embassy.',
      translations: {
        uk: { text: 'Мітинг уже великий, перед посольством людно й тісно.' },
        az: { text: 'Mitinq artıq böyükdür, səfirliyin qarşısı adamla doludur.' },
      },
    },
  },
  { at: '0:10', does: 'revise', by: 'desk', name: 'crowded', change: { verification: 'seen' } },
  {
    at: '0:10',
    does: 'post',
    by: 'third',
    name: 'keepFree',
    illustrative: 'scene',
    minutesAgo: 6,
    entry: {
      kind: 'notice',
      lang: 'en',
      urgency: 'warning',
      text: 'Please keep the way to the embassy’s door free: people are still bringing aid.',
      translations: {
        uk: { text: 'Просимо не займати прохід до дверей посольства: люди ще несуть допомогу.' },
        az: { text: 'Xahiş edirik, səfirliyin qapısına gedən yolu tutmayın: insanlar hələ yardım gətirir.' },
      },
    },
  },
  {
    at: '2:02',
    does: 'post',
    by: 'third',
    name: 'panorama',
    illustrative: 'drawing',
    entry: {
      kind: 'photo',
      lang: 'en',
      text: 'The street from end to end',
      translations: { uk: { text: 'Вулиця від краю до краю' }, az: { text: 'Küçə, başdan-başa' } },
      pictures: [
        {
          drawing: 'panorama',
          alt: 'A drawing, very wide: the whole street from end to end, hundreds of heads under a low winter sun, flags of Ukraine and Azerbaijan between bare trees and balconies.',
        },
      ],
    },
  },
  {
    at: '5:54',
    does: 'post',
    by: 'first',
    name: 'flags',
    illustrative: 'drawing',
    entry: {
      kind: 'photo',
      lang: 'en',
      text: 'Two flags, side by side',
      translations: { uk: { text: 'Два прапори поруч' }, az: { text: 'İki bayraq, yan-yana' } },
      pictures: [
        {
          drawing: 'flags',
          alt: 'A drawing: a Ukrainian flag and a flag of Azerbaijan, held up by two arms, wave side by side against an evening sky.',
        },
      ],
    },
  },
  {
    at: '6:10',
    does: 'post',
    by: 'second',
    name: 'dusk',
    illustrative: 'scene',
    entry: {
      kind: 'update',
      lang: 'en',
      text: 'It is getting dark. Nobody seems in a hurry to leave; some light candles along the fence.',
      translations: {
        uk: { text: 'Сутеніє. Ніхто, здається, не поспішає розходитися; дехто запалює свічки вздовж огорожі.' },
        az: { text: 'Hava qaralır. Sanki heç kim getməyə tələsmir; bəziləri hasarın dibində şam yandırır.' },
      },
    },
  },
  {
    at: '6:20',
    does: 'post',
    by: 'second',
    name: 'candles',
    illustrative: 'drawing',
    entry: {
      kind: 'photo',
      lang: 'en',
      text: 'Candles along the fence',
      translations: { uk: { text: 'Свічки вздовж огорожі' }, az: { text: 'Hasarın dibində şamlar' } },
      pictures: [
        {
          drawing: 'candles',
          alt: 'A drawing: candles in glasses burn on a stone ledge at night, some blue and some yellow; behind them, out of focus, people stand close together.',
        },
      ],
    },
  },
  {
    at: '6:32',
    does: 'post',
    by: 'third',
    name: 'goingHome',
    illustrative: 'scene',
    entry: {
      kind: 'notice',
      lang: 'en',
      urgency: 'info',
      text: 'The rally is coming to its end. The collection of aid at the embassy goes on.',
      translations: {
        uk: { text: 'Мітинг добігає кінця. Збір допомоги в посольстві триває.' },
        az: { text: 'Mitinq sona yaxınlaşır. Səfirlikdə yardım toplanması davam edir.' },
      },
    },
  },
];
