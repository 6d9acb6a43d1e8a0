/** The form's words of photos that wait until somebody has looked at the faces in them. */
import type { cover as english } from '../en/cover.js';
import type { Like } from '../words.js';

export const cover: Like<typeof english> = {
  /** A photo in the form. */
  waits: 'Hələ baxılmayıb',
  lookAt: 'Bax',
  covers: 'Üzləri ört',
  covered: 'Üzlər örtülüb',
  checked: 'Baxılıb',
  hidden:
    'Bu brauzer şəkilləri səhifələrdən gizlədir, ona görə burada üzləri örtmək olmur. Foto olduğu kimi gedir: kiminsə görünüb-görünmədiyinə özünüz baxın.',
  unopened: 'Bu şəkildə üzləri burada örtmək olmur. Şəkil olduğu kimi gedir: örtmək üçün JPEG seçin.',
  /** Sentences on why an entry cannot be sent, at its photo. */
  held: {
    open: '{place} nömrəli fotoya hələ baxılmayıb. Üzləri örtün və ya fotonu olduğu kimi işlədin.',
    unseen: 'Bu bloq üzlərə baxılmadan foto qəbul etmir: {place} nömrəli fotoya baxın.',
    hidden:
      'Bu bloq üzlərə baxılmadan foto qəbul etmir, bu brauzer isə şəkilləri səhifələrdən gizlədir. {place} nömrəli foto bu telefonda qalır: sayta «canvas» oxumağa icazə verin (ünvanın yanındakı kiçik şəkil) və onu yenidən seçin, ya da mətni fotosuz göndərin.',
    unopened:
      'Bu bloq üzlərə baxılmadan foto qəbul etmir, bu brauzer isə {place} nömrəli fotonu aça bilmir. Foto bu telefonda qalır: onu JPEG kimi saxlayıb seçin, ya da mətni fotosuz göndərin.',
  },
};
