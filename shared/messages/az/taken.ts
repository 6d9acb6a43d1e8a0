/** The words for a phone that is taken: the quick exit, and the screen that says what it does and does not do. */
import type { exit as englishExit, taken as englishTaken } from '../en/taken.js';
import type { Like } from '../words.js';

export const exit: Like<typeof englishExit> = {
  label: 'Təcili çıxış: bu tətbiqə aid hər şeyi telefondan silmək üçün basıb saxlayın',
  holding: 'Buraxmayın: bu tətbiqə aid hər şey telefondan silinir.',
  letGo: 'Tez buraxdınız: heç nə silinmədi.',
  asked: 'Bu düyməni bir az basıb saxlasanız, bu tətbiqə aid hər şey telefondan silinəcək.',
  noWayBack: 'Geriyə yol yoxdur. Yenidən daxil olmaq üçün redaksiyadan yeni keçid lazım olacaq.',
  stay: 'Qal',
  sure: 'Hamısını indi sil',
  /** The things that go with it. */
  unsent: {
    goes: 'Hələ göndərilməyib və birlikdə silinəcək: {things}.',
    nothing: 'Göndəriləcək heç nə yoxdur, heç nə itmir.',
    entries: { one: '{n} qeyd', other: '{n} qeyd' },
    drafts: { one: '{n} qaralama', other: '{n} qaralama' },
    photos: { one: '{n} foto', other: '{n} foto' },
  },
  /** The page after it, which names nothing of this app. */
  neutral: {
    title: 'Canlı bloqlar',
    waits: 'Şəbəkə olan kimi bu səhifə açılacaq.',
    again: 'Yenə cəhd et',
  },
};

export const taken: Like<typeof englishTaken> = {
  title: 'Bu telefonu əlinizdən alsalar',
  back: 'Geri',
  exitTitle: 'Təcili çıxış',
  exit: [
    'Yuxarıdakı qapı işarəli düyməni saniyə yarım basıb saxlayın. Şəbəkəsiz də işləyir.',
    'Bu telefondan gözləyənləri, qaralamaları, fotoları, ayarları və girişinizi silir, yerində canlı bloqlar səhifəsini göstərir.',
    'Onda göndərilməyənlər itir. Göndərilənlər redaksiyada qalır.',
    'Şəbəkə varsa, bu telefonun serverdəki girişini də bağlayır. Yoxdursa, göstərdiyi səhifə bunu şəbəkə olan kimi edir, əgər açıq qalsa.',
  ],
  doesTitle: 'Bu tətbiq özü nə edir',
  does: [
    'Qeydlər redaksiyaya çatandan sonra fotolarla birlikdə bu telefondan silinir. Mətnləri yalnız tətbiq açıq olanda görünür.',
    'Hər qeydin növü və dəqiqəsi qalır ki, onu şəbəkəsiz də geri götürə biləsiniz. Bir müddət istifadə etməsəniz, bunlar da silinir.',
    'Redaksiya bu telefonun girişini bağlaya bilər. Onda tətbiq serverə qoşulan kimi hər şeyi, göndərilməyənləri də silir.',
  ],
  cannotTitle: 'Nə edə bilmir',
  cannot: [
    'Brauzerin tarixçəsində bu saytın açıldığı görünə bilər. Əsas ekrandakı nişan qalır.',
    'Qalereyadan seçilən fotolar qalereyada və onun buluddakı nüsxəsində qalır.',
    'Laboratoriya açdığı telefonun yaddaşında silinənləri tapa bilər. Kilidli, söndürülmüş telefonu açmaq daha çətindir.',
    'Ekran şəkilləri və klaviaturanın yadda saxladığı sözlər bu tətbiqə tabe deyil. Başqa tətbiqlərin bildirişləri də.',
    'Dəvətinizin yazıldığı mesaj messencerdə qalır.',
    'Telefonu açıq halda əlində tutan sizin gördüyünüzü görür. Ən yaxşı qorunma telefonun özünü kilidləməkdir.',
  ],
  knowsTitle: 'Başqaları nə bilir',
  knows: [
    'Redaksiya imzanızı, qeydlərinizi və bu telefondan son dəfə nə vaxt istifadə olunduğunu bilir. Server də.',
    'Rabitə operatorunuz bu telefonun bu serverə qoşulduğunu və bunun vaxtını bilə bilər.',
  ],
  beforeTitle: 'Yola çıxmazdan əvvəl',
  before: [
    'Telefonu tək üz və ya barmaqla yox, uzun kodla kilidləyin.',
    'Dəvət olan mesajı və brauzerin tarixçəsini silin.',
    'Telefonun girişini bağlamaq üçün kimə zəng edəcəyinizi redaksiya ilə razılaşdırın.',
  ],
};
