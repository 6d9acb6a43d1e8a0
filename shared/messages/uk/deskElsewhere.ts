/** The words of the desk's page that shows how a rally is placed in other sites' pages. */
import type { deskElsewhere as english } from '../en/deskElsewhere.js';
import type { Like } from '../words.js';

export const deskElsewhere: Like<typeof english> = {
  title: 'На інших сайтах',
  notShown:
    'Цей мітинг бачить лише редакція. Відкрийте його в полі «Хто може читати», і тоді його можна показувати деінде.',
  inPages: 'На сторінках інших сайтів',
  inPagesHow:
    'Скопіюйте ці рядки туди, де на сторінці має стояти стрічка. Усе, що з’явиться, зміниться чи зникне тут, зміниться й там.',
  options: {
    form: 'Вигляд',
    lang: 'Мова',
    theme: 'Кольори',
    font: 'Шрифт',
    kind: 'Записи',
    limit: 'Щонайбільше',
    order: 'Порядок',
  },
  forms: { element: 'Елемент', frame: 'Фрейм' },
  formDoes: {
    element: 'Росте разом із записами і, якщо треба, бере шрифт і кольори сторінки.',
    frame:
      'Стоїть окремо від сторінки, для систем, які більше нічого не дозволяють. Скрипт лише підганяє висоту, його можна не вставляти.',
  },
  themes: { auto: 'Як на пристрої', light: 'Світлі', dark: 'Темні' },
  fonts: { own: 'Власний', inherit: 'Як на сторінці' },
  allKinds: 'Усі види',
  keyMoments: 'Ключові моменти',
  usualLimit: 'Як зазвичай',
  orders: { newest: 'Спершу новіші', oldest: 'Спершу давніші' },
  lines: 'Рядки для сторінки',
  copyLines: 'Копіювати рядки',
  preview: 'Як це бачать читачі там',
  byAddress: 'Лише адреса',
  byAddressHow: 'WordPress і багато інших систем самі вбудують стрічку: вставте цю адресу окремим рядком.',
  byAddressWithout: 'Найбільша кількість записів і шрифт в адресу не входять.',
  copyAddress: 'Копіювати адресу',
};
