/** The words that the phone and the desk share: about the person who is signed in, and about the page itself. */
import type { AccountWords } from '../en/account.js';

export const account: AccountWords = {
  unreachable: 'Сервер не відповідає.',
  unreachableHow: 'Нічого не втрачено. Щойно з’явиться мережа, сторінка запрацює далі сама.',
  signOut: 'Вийти',
  signOutHow: 'Щоб повернутися, знадобиться нове посилання.',
  stay: 'Не виходити',
  signOutFailed: 'Немає мережі, тож вийти не вдалося. Спробуйте, коли вона з’явиться.',
  pageLanguage: 'Мова цієї сторінки',
  languageMissed: 'Немає мережі: мова не змінилася. Виберіть ще раз, коли мережа з’явиться.',
};
