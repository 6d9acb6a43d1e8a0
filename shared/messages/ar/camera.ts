/** The form's words of its camera, and of the originals that the phone keeps of other pictures. */
import type { camera as english } from '../en/camera.js';
import type { Like } from '../words.js';

export const camera: Like<typeof english> = {
  /** Reasons for which this app has no camera of its own, each with the way on. */
  why: {
    'no-camera': 'لم تجد هذه الصفحة كاميرا. الزر يفتح كاميرا الهاتف، ويمكن أيضًا اختيار صورة.',
    refused:
      'ليس لهذه الصفحة إذن باستخدام الكاميرا: يمكن السماح به من شريط العنوان أو من إعدادات الهاتف، ثم فتح هذا النموذج من جديد. وحتى ذلك الحين يفتح الزر كاميرا الهاتف.',
    'taken-back': 'استعاد الهاتف الكاميرا من هذه الصفحة. ما التقطته محفوظ، والزر يفتح كاميرا الهاتف.',
    busy: 'تطبيق آخر يستخدم الكاميرا: يُرجى إغلاقه ثم فتح هذا النموذج من جديد، أو التقاط الصورة بكاميرا الهاتف.',
    'plain-http': 'وصلت هذه الصفحة بلا تشفير (http)، فلا يتيح لها المتصفح الكاميرا. الزر يفتح كاميرا الهاتف.',
    'old-browser': 'هذا المتصفح لا يتيح الكاميرا للصفحات. الزر يفتح كاميرا الهاتف.',
    hidden: 'هذا المتصفح يخفي الصور عن الصفحات، ومنها صور الكاميرا. الزر يفتح كاميرا الهاتف.',
  },
  /** The original of a picture, by where it stays. Said once on each phone. */
  originals: {
    library: 'نُسخت الصورة: أصلها باقٍ في معرض الصور على هاتفك، وحيثما ينسخ المعرض صوره.',
    'phone-camera': 'ربما حفظت كاميرا الهاتف هذه الصورة في معرض الصور، وحيثما ينسخ المعرض صوره.',
  },
  understood: 'مفهوم',
};
