/** The words about own entries and about entries that are written: behind the reporter's first screen. */
import type { phoneEntries as english } from '../en/phoneEntries.js';
import type { Like } from '../words.js';

export const phoneEntries: Like<typeof english> = {
  /** The use of each kind, said while an entry of it is written. */
  hints: {
    update: 'ما يحدث الآن.',
    chant: 'ما يُهتف به، بلغته.',
    speech: 'ما يقوله شخص هنا.',
    photo: 'النص يُرسل فورًا، والصور تتبعه.',
    quote: 'ما قيل أو نُشر في مكان آخر.',
    notice: 'ما ينبغي للناس هنا معرفته أو فعله.',
    drive: 'إلى أين وصلت حملة الجمع.',
    crowd: 'كم الحاضرون هنا، وبحسب من.',
  },
  states: {
    waiting: 'قيد الانتظار',
    paused: 'بانتظار استئناف التغطية',
    sending: 'يجري الإرسال',
    sent: 'أُرسل',
    held: 'بانتظار المحرّر',
    published: 'نُشر',
    'needs-you': 'يحتاج إليك',
    withdrawing: 'يجري السحب',
    withdrawn: 'مسحوب',
  },
  /** The time of an entry that is still on this phone. */
  written: 'كُتب في {time}',
  /** The times of an entry that was sent minutes after it happened. */
  sentLater: '{time}، أُرسل في {sent}',
  byDesk: 'عدّلته غرفة التحرير',
  revisionWaits: 'يرى القراء الصيغة السابقة',
  correction: 'تصحيح من غرفة التحرير: \u2068{note}\u2069',

  postedNothing: 'لا شيء بعد. للنشر يكفي اختيار النوع: لمستان لا أكثر.',
  postedUnknown: 'ما أرسلته لدى غرفة التحرير وليس على هذا الهاتف: تظهر كلماته عندما تتوفر شبكة.',

  revise: 'تعديل',
  retract: 'سحب',
  withdrawSoon: 'يُرسل أولًا، بعد لحظة',
  withdrawLater: 'يُرسل أولًا، عندما تتوفر شبكة',
  notWithdrawn: 'لم يُسحب: لا مكان على هذا الهاتف ولا يصل شيء إلى الخادم. يُرجى إخلاء بعض المساحة ثم السحب من جديد.',
  mend: 'تعديل وإعادة إرسال',
  letGo: 'حذف',
  letGoDone: 'حُذف.',
  previewLater: 'الإرسال ممكن مع ذلك: يصل لاحقًا.',
  closeHint: 'رجوع. ما كتبته محفوظ.',
  send: 'إرسال',
  sendChange: 'إرسال التعديل',
  notStored: 'لم يحفظه هذا المتصفح. ما كتبته باقٍ هنا: يُرجى إرساله من جديد.',
  noRoom: 'لا مكان على هذا الهاتف لحفظه. ما كتبته باقٍ هنا: يُرجى إخلاء بعض المساحة ثم إرساله من جديد.',
  conflictKeepMine: 'اعتماد صيغتي',
  conflictEdit: 'تعديل صيغتي',
  conflictKeepTheirs: 'تركه كما هو',
  goneMeanwhile: 'سُحب هذا المنشور أو أُزيل نهائيًا في الأثناء. كلماتك محفوظة هنا حتى تُحذف بطلبك.',
  writeAnew: 'منشور جديد بهذه الكلمات',
  writeAnewTaken: 'توجد مسودة من هذا النوع. يلزم أولًا إرسالها أو إفراغها، ثم يمكن أن تبدأ هذه الكلمات منشورًا جديدًا.',

  /** Photos of entries, on their way and after. */
  sentPhotos: {
    notDescribed: {
      zero: 'لكل الصور وصف.',
      one: 'صورة بلا وصف. بعض القراء لا يستطيعون رؤية الصور: تكفي بضع كلمات.',
      two: 'صورتان بلا وصف. بعض القراء لا يستطيعون رؤية الصور: تكفي بضع كلمات.',
      few: '{n} صور بلا وصف. بعض القراء لا يستطيعون رؤية الصور: تكفي بضع كلمات.',
      many: '{n} صورة بلا وصف. بعض القراء لا يستطيعون رؤية الصور: تكفي بضع كلمات.',
      other: '{n} صورة بلا وصف. بعض القراء لا يستطيعون رؤية الصور: تكفي بضع كلمات.',
    },
    sendAnyway: 'إرسال بلا وصف',
    states: {
      sending: 'يجري الإرسال',
      refused: 'لم تُقبل',
      elsewhere: 'تنتظر على هاتف آخر',
      processing: 'أُرسلت، ويُعدّها الخادم',
      ready: 'جاهزة',
      failed: 'لم تنجح',
      gone: 'أُزيلت نهائيًا',
    },
    /** Reasons for which a photo on this phone waits. */
    waits: {
      entry: 'تنتظر منشورها',
      network: 'تنتظر الشبكة',
      wifi: 'تنتظر Wi-Fi',
      reporter: 'تنتظر إرسالك',
      server: 'تنتظر: الخادم مشغول',
      words: 'النص أولًا',
      turn: 'تنتظر دورها',
    },
    progress: 'الصورة في الطريق',
    progressOf: 'في الطريق: {photo}',
    sentOf: '{sent} من {total}\u00a0ك.ب',
    failed: 'لم يستطع الخادم معالجة هذه الصورة. يُرجى اختيارها من جديد، أو اختيار غيرها.',
    /** Refusals of a photo by their code, each with what to do. */
    refused: {
      invalid: 'لم يستطع الخادم قبول هذه الصورة كما وصلت. يُرجى اختيارها من جديد.',
      forbidden: 'ليس لك إضافة صورة إلى هذا المنشور. يمكن إزالتها هنا، أو سؤال محرّر.',
      'not-found': 'لا يعرف الخادم منشورًا بهذه الصورة. يمكن اختيارها من جديد أو إزالتها.',
      gone: 'سُحب المنشور أو سُحبت هذه الصورة: لا شيء للإرسال.',
      conflict: 'لدى الخادم شيء آخر مكان هذه الصورة. يُرجى اختيارها من جديد.',
      ended: 'انتهت التغطية ولم تعد تقبل صورًا. يُرجى إزالتها هنا.',
      'too-large': 'هذه الصورة أكبر مما يقبله الخادم. يُرجى اختيار أصغر منها، أو لقطة شاشة منها.',
      unsupported: 'لا يقبل الخادم هذا النوع من الصور. يُرجى اختيار صورة JPEG.',
      internal: 'حدث خطأ في الخادم. يُرجى اختيار الصورة من جديد.',
    },
    sendAgain: 'إعادة الإرسال',
    chooseAnother: 'اختيار صورة أخرى',
    removeIt: 'إزالتها',
  },
};
