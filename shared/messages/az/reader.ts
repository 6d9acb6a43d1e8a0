/** The words for readers: on every page, in an embed, and in the link preview of messengers. */
import type { ReaderWords } from '../en/reader.js';
import { cities } from './cities.js';
import { crowd } from './crowd.js';
import { gone } from './gone.js';
import { scriptLater } from './scriptLater.js';

export { calendar } from './calendar.js';

export const reader: ReaderWords = {
  /** The words of a page's script that it needs at once; the page brings them along, and so they cost every reader bytes. */
  script: {
    /** Held-back entries: on the button that shows them, and spoken to readers who do not see it. */
    newEntries: { one: '{n} yeni qeyd', other: '{n} yeni qeyd' },
    live: 'Yenilənib',
    catchingUp: 'Yenilənir',
    offlineSince: 'Əlaqə kəsilib: {time}. O vaxta qədər gələnlər göstərilir',
  },
  scriptLater,

  skip: 'Ən yeni qeydlərə keç',
  home: 'Bütün mitinqlər',
  reloadForNewer: 'Yeni qeydlər üçün səhifəni yeniləyin',
  languages: 'Dil',
  otherLanguage: 'Bu canlı bloq istədiyiniz dildə deyil.',
  allTimes: 'Vaxtlar {place} vaxtı ilədir ({zone})',
  allTimesUnless: 'Vaxtlar {place} vaxtı ilədir (başqası göstərilməyibsə, {zone})',
  allTimesOf: 'Vaxtlar {place} vaxtı ilədir',
  allTimesIn: 'Vaxtlar {zone} ilədir',
  removal:
    'Burada təhlükəsizliyinizə görə və ya başqa səbəbdən silinməli nəsə var? Qeydin ünvanını da göstərib bura yazın: {contact}.',
  removalBy: 'Bu sayt {site} üzərində işləyir. Saytı idarə edən: {contact}.',
  removalLink: 'Silinməsini istə',
  removalOfEntry: 'Qeydin silinməsini istə ({time})',
  removalOfPhoto: 'Fotonun silinməsini istə (foto {n}, qeyd {time})',
  removalWords: 'Silinmə üçün: {contact}',
  removalSubject: 'Xahiş edirəm, silin',
  removalBody: 'Xahiş edirəm, bu qeydi silin:\n{address}\n\n',
  removalBodyPhoto: 'Xahiş edirəm, bu qeyddəki {n} nömrəli fotonu silin:\n{address}\n\n',
  publishedBy: 'Naşir: {name}',
  imprint: 'Nəşr məlumatı',
  privacy: 'Məxfilik',
  moreBy: 'Bu mitinq haqqında daha çox',

  status: { announced: 'Elan olunub', live: 'Canlı', paused: 'Fasilədə', ended: 'Bitib' },
  since: 'başlayıb: {time}',
  begins: 'Mitinqin başlanğıcı: {day}, saat {time} ({place} vaxtı ilə)',
  beginsSoon: 'Vaxtı burada elan olunacaq',
  pausedSince: 'bu vaxtdan: {time}. Müxbirlərin indi göndərdikləri saxlanılır və sonra görünəcək.',
  endedAt: '{time}',

  summary: 'Qısaca',
  pinned: 'Bərkidilib',
  keyMoments: 'Əsas anlar',
  about: 'Haqqında',
  more: 'Davamı',
  photosOnTap: 'Fotoları yalnız toxunanda yüklə',
  photosAtOnce: 'Yenə bütün fotoları yüklə',
  toBring: 'Nə gətirməli',
  driveState: '{done} / {target} {unit}',
  driveFrom: 'Bura gətirin: {place}',
  driveTo: 'Gedəcəyi yer: {place}',
  driveStarts: 'Başlayır: {time}',
  driveEnds: 'Bitir: {time}',

  feed: 'Qeydlər, əvvəlcə yenilər',
  older: 'Əvvəlki qeydlər',
  newest: 'Ən yeni qeydlər',
  olderPage: 'Əvvəlki qeydləri oxuyursunuz.',
  share: 'Paylaş',
  choices: 'Sıra və növlər',
  allEntries: 'Bütün qeydlər',
  oldestFirst: 'Əvvəlcə köhnələr',
  newestFirst: 'Əvvəlcə yenilər',
  onlyKeys: 'Əsas anlar',
  feedRising: 'Qeydlər, əvvəlcə köhnələr',
  newer: 'Daha yeni qeydlər',
  earlier: 'Əvvəlki qeydlər',
  later: 'Sonrakı qeydlər',
  moreNewer: '{n} yeni qeyddən çox',
  countNewer: { one: '{n} daha yeni qeyd', other: '{n} daha yeni qeyd' },

  kinds: {
    update: 'Yenilik',
    chant: 'Şüar',
    speech: 'Çıxış',
    photo: 'Foto',
    quote: 'Sitat',
    notice: 'Elan',
    drive: 'Yardım',
    crowd: 'Neçə nəfər',
  },
  urgency: { info: 'Elan', warning: 'Xəbərdarlıq', urgent: 'Təcili' },
  until: 'son vaxt: {time}',
  verification: {
    unconfirmed: 'Təsdiqlənməyib',
    seen: 'Müxbirimiz görüb',
    confirmed: 'Təsdiqlənib',
    corrected: 'Düzəldilib',
    withdrawn: 'Geri götürülüb',
  },
  withdrawnNote: 'Bu qeydin artıq arxasında durmuruq.',
  correction: 'Düzəliş, {time}:',
  corrects: 'Əvvəlki qeydi düzəldir',
  posted: 'göndərilib: {time}',
  edited: 'dəyişdirilib: {time}',
  /** Shows the originals of all translations. */
  originals: 'Orijinallar da',
  original: 'orijinal',
  translation: 'tərcümə',
  machineTranslation: 'maşın tərcüməsi',
  ofEarlierVersion: 'mətnin əvvəlki variantından',

  occasion: { stage: 'səhnədə', interview: 'müsahibədə', statement: 'bəyanatda' },
  verbatim: 'sözbəsöz',
  inSummary: 'qısa məzmun',
  spokenIn: 'çıxışın dili: {language}',
  firstPublished: 'İlk dərc olunub: {where}',
  firstPublishedLink: 'İlk dəfə başqa yerdə dərc olunub',
  attached: 'Ora əlavə olunub: {what}',
  driveAdded: '+{n}',
  driveNow: '{n} / {target}',
  /** Said of a collection whose target is not known (yet). */
  driveNowAlone: 'İndiyədək cəmi: {n}',
  driveTarget: 'hədəf: {target}',
  ...crowd,
  cities,
  crowdMethod: 'Necə sayılıb: {method}',

  photoWaiting: 'Foto yoldadır',
  photoFailed: 'Fotonu göstərmək mümkün olmadı',
  photoGone: 'Foto silinib',
  photoTaken: 'çəkilib: {time}',
  photoAltered: 'insanları qorumaq üçün dəyişdirilib',
  credit: 'Foto: {who}',

  wholeText: 'Mətni bütöv göstər',
  lessText: 'Qısalt',
  toBlog: 'Bu mitinqin bütün qeydləri',
  embed: {
    whole: 'Canlı bloqu bütöv aç',
    notHere: 'Bu canlı bloq bu sayt üçün nəzərdə tutulmayıb.',
    changed: 'Son yenilənmə: {time}',
  },

  homeTitle: 'Mitinqlər',
  homeIntro: 'Meydandan canlı, sonra isə arxiv.',
  homeEmpty: 'Burada hələ hamıya açıq mitinq yoxdur.',
  homeEmptyNext: 'Mitinq elan olunanda burada görəcəksiniz. Sizə ünvan veriblərsə, onu açın.',
  homeDevelopers: 'Proqramçılar üçün',

  notices: {
    404: {
      title: 'Belə səhifə yoxdur',
      text: 'Ünvan səhv yazılmış ola bilər, ya da səhifə hamıya açıq deyil.',
    },
    410: gone,
    422: {
      title: 'Bu ünvanda səhv var',
      text: '«?» işarəsindən sonra nəsə səhv yazılıb, məsələn, dil. Onsuz səhifə açıla bilər.',
    },
    500: {
      title: 'Bizdə nəsə alınmadı',
      text: 'Heç nə itməyib. Bir azdan səhifəni yeniləyin. Yenə belə olsa, saytı idarə edənə xəbər verin.',
    },
    503: {
      title: 'Bir azdan qayıdırıq',
      text: 'Server işə düşür və ya çox yüklənib. Heç nə itməyib. Bir azdan səhifəni yeniləyin.',
    },
  },
  errorId: 'Səhvin nömrəsi: {id}',
};
