/** The words of the second part of a readers' page's script. */
import type { ReaderSecond } from '../en/readerSecond.js';
import { gone } from './gone.js';
import { scriptLater } from './scriptLater.js';

export const words: ReaderSecond = {
  scriptLater,
  gone,
  newerEntries: 'المنشورات الأحدث',
  isNew: 'جديد',
  share: 'مشاركة المنشور',
  shared: 'نُسخ الرابط',
  shareFailed: 'تعذّر نسخ الرابط: {address}',
  remember: 'تذكّر أين توقفت',
  forget: 'نسيان ذلك',
  kept: 'من الآن يتذكر هذا الجهاز إلى أين وصلت في القراءة.',
  forgotten: 'نُسي ذلك.',
  noRoom: 'لا يحفظ هذا الجهاز شيئًا لهذه الصفحة: التخزين ممتلئ أو ممنوع.',
  sinceLast: {
    zero: 'لا منشورات جديدة منذ زيارتك الأخيرة',
    one: 'منشور جديد واحد منذ زيارتك الأخيرة',
    two: 'منشوران جديدان منذ زيارتك الأخيرة',
    few: '{n} منشورات جديدة منذ زيارتك الأخيرة',
    many: '{n} منشورًا جديدًا منذ زيارتك الأخيرة',
    other: '{n} منشور جديد منذ زيارتك الأخيرة',
  },
  manySinceLast: 'منشورات جديدة منذ زيارتك الأخيرة: {n} على الأقل',
  languageTaken: 'لم تعد هذه التغطية متاحة بلغتك. وهي مستمرة بلغتها الأساسية.',
  notHere: {
    title: 'لم تعد هذه الصفحة هنا',
    text: 'لم تعد هذه التغطية متاحة للجميع، ولا شيء منها محفوظ هنا.',
  },
  viewer: {
    title: 'صورة',
    count: 'الصورة {n} من {total}',
    previous: 'الصورة السابقة',
    next: 'الصورة التالية',
    close: 'إغلاق',
    description: 'الوصف: {text}',
    gone: 'أُزيلت هذه الصورة نهائيًا.',
    load: 'عرض الصورة',
  },
};
