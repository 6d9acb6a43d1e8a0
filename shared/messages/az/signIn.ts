/** Sign-in, and the pages that the reporter's app and the desk come to life in. */
import type { SignInWords } from '../en/signIn.js';

export const signIn: SignInWords = {
  /** The sentence for old browsers, said before anything is typed. */
  tooOld:
    'Bu brauzer bu səhifə üçün çox köhnədir. Safari 15.4, Chrome 100, Firefox 100 və ya daha yenisi lazımdır: brauzeri yeniləyin və ya səhifəni başqasında açın.',
  /** Said while a page's script has not come: at first, and once it is overdue. */
  late: {
    soon: 'Bir saniyə',
    again: 'Yenidən yüklə',
    /** For a browser that cannot even read the script. */
    needs:
      'Heç gəlmirsə, brauzer çox köhnə ola bilər: səhifəyə Safari 15.4, Chrome 100, Firefox 100 və ya daha yenisi lazımdır.',
  },
  join: {
    title: 'Müxbir girişi',
    text: 'Bu keçidlə bu cihazda daxil olursunuz. Bir dəfə işləyir: onu yazacağınız telefonda açın.',
    button: 'Daxil ol',
    noScript: 'Daxil olmaq üçün JavaScript lazımdır. Bu sayt üçün icazə verin və səhifəni yeniləyin.',
    late: 'Bu səhifə hələ tam gəlməyib. Şəbəkə zəifdirsə, bir azdan gələcək; gəlməsə, səhifəni yeniləyin. Dəvət onun ünvanında qalır.',
    /** The words of the page's script; the page brings them along. */
    script: {
      none: 'Bu ünvanda dəvət yoxdur. Redaksiyanın verdiyi keçidi bütöv, # işarəsindən sonrakılarla birlikdə açın.',
      wait: 'Bir saniyə',
      lost: 'Server cavab vermir. Dəvət itməyib: şəbəkə olanda bir də basın.',
      unknown: 'Burada belə dəvət tanınmır. Keçidi bütöv yenidən açın və ya redaksiyadan yenisini istəyin.',
      in: 'Daxil oldunuz. Bu cihaz redaksiyada belə görünür: {marks}',
      toDesk: 'Redaksiyaya keç',
      toReport: 'Bu cihazdan paylaş',
      noCookies:
        'Bu brauzer bu sayt üçün kuki saxlamır, onsuz isə giriş qalmır. Bu sayta kuki icazəsi verin, sonra düyməni basın. Dəvət hələ işlənməyib.',
      /** For a browser without IndexedDB and localStorage. */
      noStore:
        'Bu brauzer bu sayt üçün heç nə saxlamır, onsuz isə giriş qalmır. İcazə verin və ya keçidi başqa brauzerdə açın, sonra düyməni basın. Dəvət hələ işlənməyib.',
      /** Said after the server has signed in, where the device is full: the same page may ask again for ten minutes. */
      notKept:
        'Bu cihazda girişi saxlamağa yer qalmayıb. Bir az yer boşaldın, sonra on dəqiqə ərzində düyməni bir də basın. Dəvət itməyib.',
      /** The advice in an app's own browser, before the button is pressed. */
      insideApp: 'Bu keçidi {app} daxilində açmısınız.',
      insideAnApp: 'Bu keçidi başqa tətbiqin daxilində açmısınız.',
      insideHow:
        'Öz brauzerinizdə davam edin: burada yalnız bu tətbiqdə daxil olacaqsınız, başqa brauzer bundan xəbər tutmayacaq. «Burada daxil ol» düyməsini basanadək keçid işlənmiş sayılmır.',
      openOutside: 'Brauzerdə aç',
      /** By the phone's system. */
      insideSteps: {
        android:
          'Küncdəki ⋮ (və ya …) işarəsinə toxunun, sonra «Brauzerdə aç» və ya «Chrome ilə aç» seçin. Ya da keçidi kopyalayın, brauzerinizi açın və yuxarıdakı sətrə yapışdırın.',
        iphone:
          'Kompas işarəsinə, ya da … işarəsinə toxunub «Open in Safari» və ya «Open in external browser» seçin. Ya da keçidi kopyalayın, Safari brauzerini açın və ünvan sətrinə yapışdırın.',
        computer:
          'Bu tətbiqin menyusunda «Brauzerdə aç» axtarın. Ya da keçidi kopyalayın, brauzerinizi açın və yuxarıdakı sətrə yapışdırın.',
      },
      /** On an iPhone, where an app's own window looks like Safari. */
      inFront:
        'Ekranın küncündə «Done» və ya × görürsünüz? Deməli, başqa tətbiqin daxilindəsiniz: əvvəlcə kompas işarəsinə toxunun, səhifə Safari brauzerində açılacaq.',
      copy: 'Keçidi kopyala',
      copied: 'Kopyalandı. Brauzerinizi açın və ünvan sətrinə yapışdırın.',
      copyThis: 'Bu ünvanı kopyalayın:',
      here: 'Burada daxil ol',
    },
  },
  report: {
    title: 'Müxbir',
    noScript:
      'Yazmaq üçün JavaScript lazımdır: sözləriniz göndərilənədək bu cihazda saxlanılır. Bu sayt üçün icazə verin və səhifəni yeniləyin.',
    late: 'Bu səhifə hələ tam gəlməyib. Şəbəkə zəifdirsə, bir azdan gələcək; gəlməsə, yenidən yükləyin. Yazdıqlarınız bu cihazda qalır.',
  },
  desk: {
    title: 'Redaksiya',
    noScript: 'Redaksiya üçün JavaScript lazımdır. Bu sayt üçün icazə verin və səhifəni yeniləyin.',
    late: 'Bu səhifə hələ tam gəlməyib. Şəbəkə zəifdirsə, bir azdan gələcək; gəlməsə, yenidən yükləyin.',
  },
};
