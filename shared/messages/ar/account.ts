/** The words that the phone and the desk share: about the person who is signed in, and about the page itself. */
import type { AccountWords } from '../en/account.js';

export const account: AccountWords = {
  unreachable: 'تعذّر الوصول إلى الخادم.',
  unreachableHow: 'لم يُفقد شيء. تُكمل هذه الصفحة عملها وحدها عندما تعود الشبكة.',
  signOut: 'تسجيل الخروج',
  signOutHow: 'للعودة يلزم رابط جديد.',
  stay: 'البقاء هنا',
  signOutFailed: 'لا توجد شبكة: لم يُسجَّل الخروج. يُرجى إعادة المحاولة عندما تعود.',
  pageLanguage: 'لغة هذه الصفحة',
  languageMissed: 'لا توجد شبكة: اللغة كما هي. يمكن الاختيار من جديد عند عودة الشبكة.',
};
