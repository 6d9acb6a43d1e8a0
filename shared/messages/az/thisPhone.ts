/** The words about this phone: choices, what the app does here, and a sign-in link that is pasted. */
import type { thisPhone as english } from '../en/thisPhone.js';
import type { Like } from '../words.js';

export const thisPhone: Like<typeof english> = {
  title: 'Bu telefonun ayarları',
  settings: {
    hand: {
      label: 'Düymələr',
      choices: { either: 'hər iki əl üçün', left: 'sol əl üçün', right: 'sağ əl üçün' },
    },
    when: { label: 'Fotolar gedir', choices: { 'at-once': 'dərhal', 'on-wifi': 'Wi-Fi ilə' } },
    whenUntold:
      'Bu brauzer Wi-Fi olub-olmadığını demir. Sözləriniz dərhal gedir, fotolar isə siz «Fotoları indi göndər» düyməsinə toxunanadək gözləyir.',
    size: {
      label: 'Ölçüləri',
      choices: { 'by-network': 'şəbəkəyə görə', small: 'kiçik (1.280 piksel)', large: 'böyük (2.560 piksel)' },
    },
    faces: {
      label: 'Üz axtarışı',
      states: {
        absent: 'Hələ bu telefonda yoxdur. Örtmək üçün üzləri göstərir; bunun üçün heç bir şəkil telefondan çıxmır.',
        loading: 'Yüklənir…',
        ready:
          'Bu telefondadır. Örtmək üçün üzləri göstərir, bəzisini görməyə bilər; bunun üçün heç bir şəkil telefondan çıxmır.',
        failed: 'Yükləmək mümkün olmadı və ya bu brauzerdə işləmir. Üzləri yenə də əl ilə örtmək olar.',
      },
      load: 'Üz axtarışını yüklə (0,9\u00a0MB)',
    },
  },
  works: 'Burada nə işləyir',
  facts: {
    opens: 'Şəbəkəsiz açılır.',
    opensNot: 'Şəbəkəsiz açılmır: bu brauzer və ya bu gizli pəncərə tətbiqləri saxlamır. Səhifəni açıq saxlayın.',
    sendsClosed: 'Gözləyənləri şəbəkə olan kimi göndərir, bağlı olanda da.',
    sendsOpen: 'Yalnız açıq olanda göndərir. Şəbəkə yox idisə, şəbəkə olanda yenidən açın.',
    keeps: 'Gözləyənləri göndərilənədək saxlayır.',
    keepsWhileRoom: 'Gözləyənləri göndərilənədək saxlayır. Telefonda yer bitsə, brauzer onları silə bilər.',
    keepsWeek:
      'Gözləyənləri saxlayır, amma yeddi gün girməsəniz, bu brauzer onları silir. Əsas ekrandakı tətbiqdə qalır.',
    keepsNothing: 'Heç nə saxlamır: səhifə bağlananda gözləyənlər itir.',
    installed: 'Əsas ekrandadır.',
    install: 'Əsas ekrana ayrıca tətbiq kimi qoymaq olar.',
    installApple:
      'Əsas ekrana qoymaq olar: «Share», sonra «Add to Home Screen» seçin. Oradakı tətbiqə ayrıca daxil olunur: onu açın, altı rəqəm göstərsin, rəqəmləri burada «Quraşdırılmış tətbiqə keç» bölməsinə yazın. Əvvəlcə burada gözləyənləri göndərin.',
    installMenu: 'Əsas ekrana qoymaq olar: brauzerin menyusunda «Quraşdır» və ya «Əsas ekrana əlavə et» axtarın.',
  },
  /** In an app in which nobody is signed in: six digits, which the signed-in page takes. */
  moveHere: {
    title: 'Bu telefonun brauzerində artıq daxil olmusunuz?',
    what: 'Həmin girişi bura gətirin: bu tətbiq altı rəqəm göstərir, siz onları orada yazırsınız.',
    show: 'Altı rəqəmi göstər',
    making: 'Bir saniyə',
    how: 'Daxil olduğunuz brauzerdə səhifəni açın. Orada: «Bu telefonun ayarları», sonra «Quraşdırılmış tətbiqə keç». Bunu yazın:',
    code: 'Altı rəqəm',
    left: 'Qalan vaxt: {time}. Bu tətbiq özü davam edəcək.',
    lost: 'Server cavab vermir. Rəqəmlər qalır; bu tətbiq özü yenidən soruşacaq.',
    another: 'Yeni rəqəmlər göstər',
    stop: 'Lazım deyil',
    taken: 'Daxil oldunuz. Bir saniyə',
    full: 'Telefonda girişi saxlamağa yer qalmayıb. Bir az yer boşaldın, sonra on dəqiqə ərzində yenə cəhd edin.',
    again: 'Yenə cəhd et',
  },
  /** On the page that is signed in. */
  moveAway: {
    title: 'Quraşdırılmış tətbiqə keç',
    what: 'Əsas ekrandakı tətbiqdə heç kim daxil olmayıbsa, o, altı rəqəm göstərir. Onları buraya yalnız öz telefonunuzdan yazın: başqasının göstərdiyi rəqəmləri yazsanız, o, sizin adınızdan paylaşacaq.',
    code: 'Tətbiqin altı rəqəmi',
    look: 'Davam et',
    short: 'Altı rəqəm lazımdır.',
    compare: 'Tətbiqiniz də bunu göstərir?',
    warning: 'Göstərmirsə və ya öz əlinizdə deyilsə: yox.',
    yes: 'Bəli, mənim adımla daxil olsun',
    no: 'Yox',
    done: 'Tətbiq artıq daxil olub: {marks}. Buradan çıxmazdan əvvəl burada gözləyənləri göndərin.',
    another: 'Başqa tətbiqə keç',
    lost: 'Server cavab vermir. Heç nə edilmədi: yenə cəhd edin.',
    lostClaim: 'Server cavab vermir. Artıq edilmiş ola bilər: bir də basın, heç vaxt iki dəfə edilmir.',
    wait: {
      one: 'Rəqəmlər çox dəfə səhv yazıldı. {n} saniyə gözləyin.',
      other: 'Rəqəmlər çox dəfə səhv yazıldı. {n} saniyə gözləyin.',
    },
  },
  clock: {
    behind: 'Telefonun saatı geri qalır ({time}). Bu tətbiqdə vaxtlar yenə də düzdür.',
    ahead: 'Telefonun saatı irəlidədir ({time}). Bu tətbiqdə vaxtlar yenə də düzdür.',
  },
  yes: 'Bəli',
  no: 'Yox',
  installNow: 'Əsas ekrana qoy',
  link: {
    label: 'Giriş keçidi',
    hint: 'Redaksiyanın verdiyi keçidi kopyalamısınız? Bura yapışdırın.',
    open: 'Keçidi aç',
    none: 'Bu, giriş keçidi deyil. Keçidi bütöv, # işarəsindən sonrakılarla birlikdə kopyalayın.',
    elsewhere: 'Bu keçid başqa sayt üçündür: {host}. Onu orada açın.',
  },
};
