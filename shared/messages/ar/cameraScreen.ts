/** The words of the camera's own screen inside the app. */
import type { cameraScreen as english } from '../en/cameraScreen.js';
import type { Like } from '../words.js';

export const cameraScreen: Like<typeof english> = {
  title: 'الكاميرا',
  opening: 'الكاميرا تُفتح…',
  /** The picture stands still: the phone has taken the camera for a moment. */
  waiting: 'الكاميرا في الانتظار…',
  shutter: 'التقاط الصورة',
  close: 'إغلاق',
  done: 'تم',
  otherCamera: 'الكاميرا الأخرى',
  light: 'الضوء',
  taken: {
    zero: 'لم تُلتقط صور',
    one: 'التُقطت صورة واحدة',
    two: 'التُقطت صورتان',
    few: 'التُقطت {n} صور',
    many: 'التُقطت {n} صورة',
    other: 'التُقطت {n} صورة',
  },
  noPicture: 'لم تُحفظ تلك الصورة. يُرجى التقاطها من جديد.',
};
