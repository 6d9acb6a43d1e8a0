/** The form's words of its camera, and of the originals that the phone keeps of other pictures. */
import type { camera as english } from '../en/camera.js';
import type { Like } from '../words.js';

export const camera: Like<typeof english> = {
  /** Reasons for which this app has no camera of its own, each with the way on. */
  why: {
    'no-camera': 'Bu səhifə kamera tapmadı. Düymə telefonun öz kamerasını açır; hazır foto da seçə bilərsiniz.',
    refused:
      'Bu səhifəyə kamera icazəsi verilməyib: ünvanın yanında və ya telefonun ayarlarında icazə verin, sonra bu formanı yenidən açın. Hələlik düymə telefonun öz kamerasını açır.',
    'taken-back': 'Telefon kameranı bu səhifədən geri aldı. Çəkdikləriniz qalır; düymə telefonun öz kamerasını açır.',
    busy: 'Kameranı başqa tətbiq tutub: onu bağlayın və bu formanı yenidən açın, ya da telefonun öz kamerası ilə çəkin.',
    'plain-http':
      'Bu səhifə şifrələnmədən (http) gəlib, ona görə brauzer kameranı vermir. Düymə telefonun öz kamerasını açır.',
    'old-browser': 'Bu brauzer səhifələrə kamera vermir. Düymə telefonun öz kamerasını açır.',
    hidden: 'Bu brauzer şəkilləri, kameranın görüntüsünü də səhifələrdən gizlədir. Düymə telefonun öz kamerasını açır.',
  },
  /** The original of a picture, by where it stays. Said once on each phone. */
  originals: {
    library: 'Fotonun nüsxəsi götürüldü: əsli qalereyanızda və qalereyanın nüsxə saxladığı hər yerdə qalır.',
    'phone-camera':
      'Telefonun öz kamerası bu fotonu qalereyanızda və qalereyanın nüsxə saxladığı hər yerdə saxlamış ola bilər.',
  },
  understood: 'Aydındır',
};
