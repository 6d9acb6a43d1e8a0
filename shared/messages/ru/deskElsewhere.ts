/** The words of the desk's page that shows how a rally is placed in other sites' pages. */
import type { deskElsewhere as english } from '../en/deskElsewhere.js';
import type { Like } from '../words.js';

export const deskElsewhere: Like<typeof english> = {
  title: 'На других сайтах',
  notShown:
    'Этот митинг видит только редакция. Откройте его в поле «Кто может читать», и тогда его можно будет показывать на других сайтах.',
  inPages: 'На страницах других сайтов',
  inPagesHow:
    'Скопируйте эти строки туда, где на странице должна быть лента. Всё, что появится, изменится или исчезнет здесь, изменится и там.',
  options: {
    form: 'Способ',
    lang: 'Язык',
    theme: 'Цвета',
    font: 'Шрифт',
    kind: 'Записи',
    limit: 'Не больше',
    order: 'Порядок',
  },
  forms: { element: 'Элемент', frame: 'Фрейм' },
  formDoes: {
    element: 'Растёт вместе с записями и, если нужно, берёт шрифт и цвета страницы.',
    frame:
      'Стоит отдельно от страницы, для систем, которые больше ничего не разрешают. Скрипт лишь подгоняет высоту, его можно не вставлять.',
  },
  themes: { auto: 'Как на устройстве', light: 'Светлые', dark: 'Тёмные' },
  fonts: { own: 'Собственный', inherit: 'Как на странице' },
  allKinds: 'Все виды',
  keyMoments: 'Ключевые моменты',
  usualLimit: 'Как обычно',
  orders: { newest: 'Сначала новые', oldest: 'Сначала старые' },
  lines: 'Строки для страницы',
  copyLines: 'Копировать строки',
  preview: 'Как это видят читатели там',
  byAddress: 'Одним адресом',
  byAddressHow: 'WordPress и многие другие системы встраивают ленту сами: вставьте этот адрес отдельной строкой.',
  byAddressWithout: 'Предел числа записей и шрифт в адрес не входят.',
  copyAddress: 'Копировать адрес',
};
