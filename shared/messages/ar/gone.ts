/** The words in the place of an entry that was taken back: on its page's answer, and on its page where that is open. */
import type { Gone } from '../en/gone.js';

export const gone: Gone = {
  title: 'لم يعد هذا المنشور هنا',
  text: 'سحبه مراسله أو محرّر، ولا شيء منه محفوظ هنا.',
};
