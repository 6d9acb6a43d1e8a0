/** The words that the phone and the desk share: about the person who is signed in, and about the page itself. */
import type { AccountWords } from '../en/account.js';

export const account: AccountWords = {
  unreachable: 'Serverlə əlaqə yoxdur.',
  unreachableHow: 'Heç nə itməyib. Şəbəkə qayıdanda səhifə özü davam edəcək.',
  signOut: 'Çıx',
  signOutHow: 'Qayıtmaq üçün yeni keçid lazım olacaq.',
  stay: 'Qal',
  signOutFailed: 'Şəbəkə yoxdur: hələ çıxmamısınız. Şəbəkə olanda yenə cəhd edin.',
  pageLanguage: 'Bu səhifənin dili',
  languageMissed: 'Şəbəkə yoxdur: dil dəyişmədi. Şəbəkə olanda yenidən seçin.',
};
