/** The words of the desk's page about webhooks and channels, which are told of what changes in a rally. */
import type { deskOutlets as english } from '../en/deskOutlets.js';
import type { Like } from '../words.js';

export const deskOutlets: Like<typeof english> = {
  webhooks: 'خطاطيف الويب',
  webhooksHow: 'برامج أخرى تُبلَّغ بكل تغيير علني، بطلب موقَّع لكل تغيير.',
  url: 'رابط البرنامج',
  urlHow: 'يبدأ بـ https. يُبلَّغ البرنامج بما يتغيّر من الآن فصاعدًا.',
  add: 'إضافة الخطّاف',
  secret: 'السرّ',
  secretOnce: 'يظهر هذا السرّ مرة واحدة. به يميّز البرنامج على {name} طلباتنا من طلبات غيرنا.',
  copySecret: 'نسخ السرّ',
  secretDone: 'حفظته',

  states: { on: 'يعمل', paused: 'متوقف مؤقتًا' },
  pausedHow: 'ما يفوته ينتظره.',
  taken: 'آخر تبليغ: {when}.',
  takenNever: 'لم يُبلَّغ بشيء بعد.',
  failed: 'آخر تعثّر، {when}: {why}.',
  whys: {
    silent: 'لا جواب: لا يمكن الوصول إليه من هنا، أو هو بطيء جدًا',
    unreachable: 'لا جواب: لا يمكن الوصول إليه من هنا، أو هو بطيء جدًا',
    redirected: 'يحيل إلى رابط آخر',
    gone: 'لا يريد المزيد',
    declined: 'رفض الطلب',
    broken: 'عطل في الجهة الأخرى',
    busy: 'مشغول',
    restored: 'استُعيد من نسخة احتياطية',
    'no-channel': 'لا توجد قناة كهذه',
    'no-rights': 'لا يحق لنا النشر هناك',
    'bad-token': 'الرمز غير صالح',
    'too-old': 'رسالة أقدم من أن تُحذف',
    internal: 'عطل في خادمنا (\u2066{id}\u2069)',
  },
  withStatus: '{why} (الحالة {status})',

  test: 'إرسال تجربة',
  tested: 'وصلت التجربة.',
  testFailed: 'لم تُقبل التجربة: {why}.',
  resume: 'استئناف',
  renew: 'سرّ جديد',
  renewSure: 'إنشاء سرّ جديد؟ يبقى السرّ الحالي صالحًا يومًا آخر، وينتهي الذي قبله الآن.',
  renewIt: 'إنشاء',
  remove: 'إزالة',
  removeSure: 'إزالة \u2066{name}\u2069؟ لن يُبلَّغ بشيء بعد ذلك، ويُنسى ما ينتظره.',
  removeIt: 'إزالة',
};
