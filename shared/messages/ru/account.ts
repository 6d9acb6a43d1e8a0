/** The words that the phone and the desk share: about the person who is signed in, and about the page itself. */
import type { AccountWords } from '../en/account.js';

export const account: AccountWords = {
  unreachable: 'Сервер не отвечает.',
  unreachableHow: 'Ничего не потеряно. Когда появится сеть, страница продолжит сама.',
  signOut: 'Выйти',
  signOutHow: 'Чтобы вернуться, понадобится новая ссылка.',
  stay: 'Не выходить',
  signOutFailed: 'Нет сети, поэтому выйти не удалось. Попробуйте, когда она появится.',
  pageLanguage: 'Язык этой страницы',
  languageMissed: 'Нет сети: язык не изменился. Выберите ещё раз, когда сеть появится.',
};
