/** The words of the desk's page that shows how a rally is placed in other sites' pages. */
import type { deskElsewhere as english } from '../en/deskElsewhere.js';
import type { Like } from '../words.js';

export const deskElsewhere: Like<typeof english> = {
  title: 'في مواقع أخرى',
  notShown:
    'لا يرى هذا التجمّع إلا غرفة التحرير. يمكن فتحه لغيرها من خانة «من يستطيع القراءة»، وعندها يمكن عرضه في مواقع أخرى.',
  inPages: 'داخل صفحات مواقع أخرى',
  inPagesHow: 'تُنسخ هذه الأسطر إلى موضع التغطية في الصفحة. كل إضافة أو تغيير أو حذف هنا يحدث هناك أيضًا.',
  options: {
    form: 'الشكل',
    lang: 'اللغة',
    theme: 'الألوان',
    font: 'الخط',
    kind: 'المنشورات',
    limit: 'الحد الأقصى',
    order: 'الترتيب',
  },
  forms: { element: 'عنصر', frame: 'إطار' },
  formDoes: {
    element: 'يكبر مع منشوراته، ويأخذ خط الصفحة وألوانها إذا طُلب ذلك.',
    frame: 'يبقى منفصلًا عن الصفحة، لأنظمة لا تسمح بغيره. البرنامج النصي يضبط الارتفاع فقط، ويمكن الاستغناء عنه.',
  },
  themes: { auto: 'كما في الجهاز', light: 'فاتحة', dark: 'داكنة' },
  fonts: { own: 'خطه الخاص', inherit: 'كما في الصفحة' },
  allKinds: 'كل الأنواع',
  keyMoments: 'لحظات فارقة',
  usualLimit: 'كالمعتاد',
  orders: { newest: 'الأحدث أولًا', oldest: 'الأقدم أولًا' },
  lines: 'أسطر للصفحة',
  copyLines: 'نسخ الأسطر',
  preview: 'كما يراه القراء هناك',
  byAddress: 'بالرابط وحده',
  byAddressHow: 'يتولى WordPress وأنظمة كثيرة غيره العرض من تلقاء نفسها: يكفي لصق هذا الرابط في سطر مستقل.',
  byAddressWithout: 'لا يتضمن الرابط الحد الأقصى لعدد المنشورات ولا خطها.',
  copyAddress: 'نسخ الرابط',
};
