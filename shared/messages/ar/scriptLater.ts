/** The words for readers of which a page's script needs some, too, though none in the first second: a page does not bring them along. */
import type { ScriptLater } from '../en/scriptLater.js';

export const scriptLater: ScriptLater = {
  /** A group of entries that reached readers late: above the first of them, and beside the number of new ones. */
  sentLate: 'أُرسلت متأخرة، {time}',
  /** The script puts the number into the first place of each form: `{n}` stands in all, before `{time}`. */
  newLate: {
    zero: 'منشورات أُرسلت متأخرة ({n})، {time}',
    one: 'منشور أُرسل متأخرًا ({n})، {time}',
    two: 'منشوران أُرسلا متأخرين ({n})، {time}',
    few: '{n} منشورات أُرسلت متأخرة، {time}',
    many: '{n} منشورًا أُرسلت متأخرة، {time}',
    other: '{n} منشور أُرسلت متأخرة، {time}',
  },
  loadingOlder: 'يجري تحميل منشورات أقدم',
  olderFailed: 'لم تُحمَّل المنشورات الأقدم. إعادة المحاولة',
  loadingNewer: 'يجري تحميل منشورات أحدث',
  newerFailed: 'لم تُحمَّل المنشورات الأحدث. إعادة المحاولة',
  whereYouAre: '، {time} بتوقيتك',
  /** In place of entries, by the rally's state. */
  empty: {
    announced: {
      first: 'لم يحدث شيء هنا بعد.',
      next: 'عندما يجتمع الناس يكتب المراسلون هنا من الميدان، ويظهر كل منشور فورًا.',
    },
    live: {
      first: 'لا منشورات هنا في الوقت الحالي.',
      next: 'المراسلون في الميدان. ما يرسلونه يظهر هنا فورًا.',
    },
    paused: {
      first: 'لا منشورات هنا في الوقت الحالي.',
      next: 'التغطية متوقفة مؤقتًا. وتُستأنف هنا وحدها.',
    },
    ended: {
      first: 'لا منشورات هنا.',
      next: 'انتهى التجمّع. لن يظهر هنا جديد.',
    },
  },
};
