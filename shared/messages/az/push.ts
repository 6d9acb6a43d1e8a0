import type { PushWords } from '../en/push.js';

export const push: PushWords = {
  urgent: 'Təcili: {title}',
  labelled: '{label}: {text}',
  withdrawn: 'Geri götürülüb: burada bildirdiyimizin artıq arxasında durmuruq.',
  gone: 'Burada bildirdiyimiz geri götürülüb.',
  tellMe: 'Bildirişlər və cihazda nüsxə',
  away: 'Bildirişlər',
  offer: 'Bu mitinqin əsas anları və təcili elanları, səhifə bağlı olanda da. Başqa heç nə.',
  learns:
    'Bildirişlər brauzerinizi hazırlayan şirkətin xidməti ilə gəlir. O bilir ki, bu brauzer onları bu saytdan istəyir, onların nə vaxt gəldiyini və uzunluğunu bilir, amma nə yazıldığını bilmir. Biz onun bu brauzer üçün verdiyi ünvanı, iki açarı, bu mitinqi və dili saxlayırıq: sizin kim olduğunuzu göstərən heç nə.',
  turnOn: 'Bildirişləri aç',
  turnOff: 'Bildirişləri söndür',
  isOn: 'Bu mitinqin bildirişləri açıqdır.',
  isOff: 'Bu mitinqin bildirişləri söndürülüb.',
  denied: 'Brauzeriniz bu saytdan bildirişlərə icazə vermir. Bunu brauzerin bu sayt üçün ayarlarında dəyişmək olar.',
  failed: 'Alınmadı. Bir azdan yenə cəhd edin. Gizli pəncərədə bu çox vaxt mümkün olmur.',
  unable: 'Bu brauzer burada bildiriş göstərə bilmir. Gizli pəncərədə heç bir brauzer göstərmir.',
  homeScreen:
    'iPhone və ya iPad-də əvvəlcə bu səhifəni əsas ekrana əlavə edin («Share», sonra «Add to Home Screen») və bildirişləri orada açın.',
  tab: 'Bu səhifə açıq olanda',
  sound: 'Yeni qeydlər üçün yumşaq səs, yarım dəqiqədə ən çoxu bir dəfə',
  count: 'Vərəqin başlığında yeni qeydlərin sayı',
  whileAway: 'Hər ikisi yalnız siz başqa vərəqdə və ya pəncərədə olanda.',
  remember: 'Bu seçimi bu cihazda bu mitinq üçün yadda saxla',
};
