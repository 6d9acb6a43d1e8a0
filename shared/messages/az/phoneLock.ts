/** The words of the page's lock: the locked page, and the choice of how it opens. */
import type { phoneLock as english } from '../en/phoneLock.js';
import type { Like } from '../words.js';

export const phoneLock: Like<typeof english> = {
  now: 'Kilidlə',
  title: 'Kilidlidir',
  goesOn: 'Gözləyənlər bu arada göndərilir, yazmaqda olduğunuz isə qalır.',
  open: 'Aç',
  openByPhone: 'Kilidi aç',
  noMoreTap: 'Bir toxunuşla açılır: sözlərinizi yandan baxandan gizlədir, telefonu əlində tutandan yox.',
  noMore: 'Bu, yalnız səhifənin kilididir: telefonun özünü aça bilən onu da keçər.',
  /** Reasons for which it stays locked. */
  faults: {
    late: 'Tətbiqin telefondan icazə soruşan hissəsi hələ gəlməyib. Bunun üçün bir dəfə şəbəkə lazımdır: şəbəkə olanda yenə cəhd edin.',
    refused:
      'Açılmadı. Yenə cəhd edin. Bu səhifənin giriş açarı (passkey) telefondan silinibsə, yenidən daxil olun: gözləyənlərin heç biri itmir.',
  },
  /** The way out, in two steps. */
  again: {
    signOut: 'Yenidən daxil ol',
    signOutHow:
      'Bu telefondakı girişiniz bağlanır və redaksiyadan yeni keçid lazım olur. Gözləyənlər və qaralamalarınız burada qalır, siz yenidən daxil olanadək görünmür.',
    signOutFailed: 'Şəbəkə yoxdur: heç nə dəyişmədi. Şəbəkə olanda yenə cəhd edin.',
    stay: 'Kilidli qalsın',
  },
  setting: 'Kilid',
  byTap: '15 dəqiqə istifadə olunmasa, kilidlənir və bir toxunuşla açılır.',
  byPhone: '15 dəqiqə istifadə olunmasa, kilidlənir və telefonun özü kimi açılır: barmaq, üz və ya kodla.',
  turnOn: 'Telefonun öz kilidi ilə aç',
  turnOff: 'Yenə bir toxunuşla aç',
  /** Reasons for which it was not turned on. */
  settingFaults: {
    late: 'Tətbiqin telefondan icazə soruşan hissəsi hələ gəlməyib. Bunun üçün bir dəfə şəbəkə lazımdır: şəbəkə olanda yenə cəhd edin.',
    refused:
      'İşə düşmədi: telefon və ya brauzer icazə vermədi, ya da siz imtina etdiniz. Səhifə əvvəlki kimi bir toxunuşla açılır.',
  },
  notHere: 'Bu telefon və ya brauzer səhifələrə öz kilidini vermir.',
  inList:
    'Telefon onun giriş açarını (passkey) parollar siyahısında bu saytın ünvanı və «Səhifə kilidi» adı ilə göstərə bilər. Orada sizin haqqınızda heç nə yazılmır.',
  /** The name in the phone's list of passwords. */
  passkeyName: 'Səhifə kilidi',
  offer: 'Bu səhifə 15 dəqiqə istifadə olunmasa, kilidlənir. Onu telefonun öz kilidi ilə açmaq olar.',
  notNow: 'İndi yox',
};
