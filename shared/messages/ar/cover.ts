/** The form's words of photos that wait until somebody has looked at the faces in them. */
import type { cover as english } from '../en/cover.js';
import type { Like } from '../words.js';

export const cover: Like<typeof english> = {
  /** A photo in the form. */
  waits: 'لم تُراجَع بعد',
  lookAt: 'مراجعتها',
  covers: 'حجب الوجوه',
  covered: 'الوجوه محجوبة',
  checked: 'رُوجعت',
  hidden:
    'هذا المتصفح يخفي الصور عن الصفحات، فلا يمكن حجب الوجوه هنا. تُرسل الصورة كما هي: لا بد من التأكد بالعين ممّن يظهر فيها.',
  unopened: 'لا يمكن حجب الوجوه في هذه الصورة هنا. تُرسل كما هي، ولحجب الوجوه يلزم اختيار صورة JPEG.',
  /** Sentences on why an entry cannot be sent, at its photo. */
  held: {
    open: 'الصورة {place} لم تُراجَع بعد. يمكنك حجب الوجوه فيها أو استخدامها كما هي.',
    unseen: 'هذه التغطية لا تقبل صورة قبل مراجعة الوجوه فيها: الصورة {place} تنتظر المراجعة.',
    hidden:
      'هذه التغطية لا تقبل صورة قبل مراجعة الوجوه فيها، وهذا المتصفح يخفي الصور عن الصفحات. الصورة {place} باقية على هذا الهاتف: يمكن السماح لهذا الموقع بقراءة canvas (الأيقونة الصغيرة في شريط العنوان) واختيارها من جديد، أو إرسال النص من دونها.',
    unopened:
      'هذه التغطية لا تقبل صورة قبل مراجعة الوجوه فيها، وهذا المتصفح لا يستطيع فتح الصورة {place}. هي باقية على هذا الهاتف: يمكن حفظها بصيغة JPEG واختيار النسخة المحفوظة، أو إرسال النص من دونها.',
  },
};
