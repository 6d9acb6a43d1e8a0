/** The words of the desk's page, beside the form of an entry. */
import type { DeskWords } from '../en/desk.js';
import { deskElsewhere } from './deskElsewhere.js';
import { deskEntries } from './deskEntries.js';
import { deskOutlets } from './deskOutlets.js';
import { deskSettings } from './deskSettings.js';
import { deskTelegram } from './deskTelegram.js';

export const desk: DeskWords = {
  ...deskEntries,
  ...deskSettings,
  elsewhere: deskElsewhere,
  telegram: deskTelegram,
  outlets: deskOutlets,

  title: 'Redaksiya',
  signedOut: 'Redaksiyaya daxil olun',
  signedOutHow:
    'Mitinqin sahibinin və ya redaktorunun verdiyi dəvət keçidini açın. Hər keçid bir dəfə işləyir: sizinki işlənibsə, yenisini istəyin.',
  signedOutKept: 'Burada yazıb göndərmədikləriniz saxlanılıb. Eyni adla daxil olanda yenə yerində olacaq.',
  signedOutOwner: 'Serveri siz idarə edirsiniz və keçidiniz yoxdur? Orada bu əmrlə yaradın: {command}',
  revoked: 'Girişiniz bağlanıb',
  revokedHow:
    'Bu cihazın girişi bağlanıb, yazılıb göndərilməyənlər ondan silinib. Bunu gözləmirdinizsə, mitinqin sahibi ilə danışın.',
  notEditor: 'Redaksiya redaktorlar üçündür',
  notEditorHow: 'Müxbir kimi daxil olmusunuz. Adınız: {name}. Öz səhifənizdən paylaşırsınız.',
  toReport: 'Müxbir səhifəsinə keç',
  you: 'Siz: {name}, {role}',
  roles: { reporter: 'Müxbir', editor: 'Redaktor', owner: 'Sahib' },
  /** The roles as they stand within a sentence. */
  asRole: { reporter: 'müxbir', editor: 'redaktor', owner: 'sahib' },

  blogs: 'Mitinqləriniz',
  blogsNone: 'Hələ mitinq yoxdur.',
  blogsNoneOwner: 'İlkini yaradın: başlıq bəs edir, qalanı sonra.',
  blogsNoneEditor: 'Sahibdən xahiş edin, sizi mitinqə əlavə etsin, sonra bu səhifəni yenidən açın.',
  newBlog: 'Yeni mitinq',
  create: 'Yarat',
  allBlogs: 'Bütün mitinqlər',

  statusLabel: 'Mitinqin vəziyyəti',
  status: { announced: 'Elan olunub', live: 'Canlı', paused: 'Fasilədə', ended: 'Bitib' },
  statusDoes: {
    announced: 'Oxucular nə vaxt başlayacağını görür. Müxbirlər paylaşa bilər.',
    live: 'Müxbirlərin paylaşdıqları dərhal görünür.',
    paused: 'Müxbirlərin paylaşdıqları burada sizi gözləyir.',
    ended: 'Müxbirlər yalnız geri götürə bilər. Siz hələ düzəldə bilərsiniz.',
  },
  endSure: 'Mitinq bitirilsin? Bundan sonra müxbirlər yalnız geri götürə bilər, gözləyənləri isə dərc etmək olmayacaq.',
  endIt: 'Bitir',
  notYet: 'Hələ yox',
  readersNone: 'İndi oxucu yoxdur',
  readers: { one: 'İndi təxminən {n} oxucu', other: 'İndi təxminən {n} oxucu' },
  line: { live: 'Yenilənib', 'catching-up': 'Yenilənir', offline: 'Əlaqə kəsilib: {time}' },
  offlineNote: 'Yazmağa davam edə bilərsiniz: bu cihazda saxlanılır. Şəbəkə qayıdanda göndərmək olacaq.',
  offlineButton: 'Şəbəkə yoxdur',
  seeAsReader: 'Oxucu səhifəsi',
  notPublic: 'Bu mitinqi yalnız redaksiya görür',
  settings: 'Ayarlar',
  people: 'İnsanlar',
  devicesIn: { one: '{n} cihaz daxil olub', other: '{n} cihaz daxil olub' },
  invitationsOpen: { one: '{n} açıq dəvət', other: '{n} açıq dəvət' },
  devicesAndInvitations: '{devices}, {invitations}',
  keys: 'Qısayollar',

  /** Notices at the foot of the page, beside refusals. */
  notices: {
    saved: 'Saxlanıldı.',
    made: 'Yeni mitinq yaradıldı. O, bütün mitinqlərin siyahısındadır.',
    offerReady: 'Oxucular üçün qısa qeyd göndərilməyə hazırdır.',
    lost: 'Server cavab vermir. Gedib çatmış ola bilər: bir də basın, heç vaxt iki dəfə edilmir.',
    typedSince:
      'Düyməni basdığınız anda nə vardısa, o göndərildi. Sonra yazdıqlarınız formada saxlanılıb, hələ göndərilməyib.',
    thereBefore:
      'Qeyd ilk dəfədən, o vaxt necə idisə, elə çatıb. Həmin qeydi dəyişin; bunu yenidən göndərsəniz, iki qeyd olacaq.',
  },

  /** The sheet whose square phones scan from the screen. */
  joinHere: {
    title: 'Burada qoşulun',
    what: 'Yanınızda duran müxbirlər üçün: QR kodu bu ekrandan bir-bir oxudurlar.',
    open: 'QR kodu göstər',
    names: 'Qeydlərinin altında duran adlar, hər sətirdə biri',
    namesMore: 'Başqa adlar',
    begin: 'QR kodu göstər',
    add: 'Əlavə et',
    scan: 'Telefonun kamerasını bura tutun.',
    holds: 'Bir telefon üçündür. Yenisi gələnədək: {time}.',
    last: 'Bir telefon üçündür. Qalan vaxt: {time}.',
    making: 'Bir saniyə',
    later: 'Sonra: {names}',
    skip: 'Bu adı burax',
    done: 'Hamı daxil olub. Başqa adlar yazın və ya bağlayın.',
    joined: 'İndicə qoşulanlar',
    joinedNone: 'Hələ heç kim.',
    joinedNow: '{name} qoşuldu.',
    compare: 'Telefonda eyni ad və eyni iki rəqəm görünür.',
    lost: 'Server cavab vermir. Burada göstərilən QR kodun vaxtı bitmiş ola bilər; şəbəkə olan kimi yenisi özü gələcək.',
    refused: '{name}: {why}',
  },
  /** A device's name and its two digits, which the phone shows, too. */
  deviceMarks: '{name} · {digits}',

  invite: 'Dəvət et',
  inviteName: 'Qeydlərinin altında duran ad',
  inviteAgain:
    '{name} artıq buradadır, rolu: {role}. Bu adla ikinci keçid eyni adamın başqa cihazı üçündür: hər ikisi eyni qeydləri görür, dəyişir və geri götürür. Başqa adam üçün başqa ad seçin.',
  inviteRole: 'Rol',
  inviteHours: 'Keçidin müddəti',
  inviteMake: 'Keçid yarat',
  inviteOnce: 'Bu keçid bir dəfə göstərilir və bir dəfə işləyir. Onu açan bu adla daxil olur: {name} ({role}).',
  inviteUntil: 'Son vaxt: {time}.',
  copy: 'Keçidi kopyala',
  copied: 'Kopyalandı',
  share: 'Göndər',
  qr: 'Keçid QR kod kimi',
  another: 'Başqasını da dəvət et',
  invitations: 'Açıq dəvətlər',
  invitationsNone: 'Yoxdur.',
  withdrawInvitation: 'Geri götür',
  devices: 'Daxil olanlar',
  ownDevice: 'bu cihaz',
  token: 'token',
  lastSeen: 'son istifadə: {when}',
  revoke: 'Girişi bağla',
  revokeSure:
    'Bu cihazın girişi bağlansın ({name})? Dərhal çıxır və serverə qoşulan kimi bu tətbiqə aid hər şeyi, hələ göndərilməyənləri də silir. Onun vasitəsilə altı rəqəmlə daxil olunmuş tətbiqlərin girişi də bağlanır. Qayıtmaq üçün yeni keçid lazım olacaq.',
  revokeSureToken:
    'Bu token ləğv edilsin ({name})? Ondan istifadə edən proqramlar dərhal rədd ediləcək. Onlara yenisi lazım olacaq.',
  revokeSureOwn:
    'Elə bu cihazın girişi bağlansın? Ondan göndərilməyənlər də qalan hər şeylə birlikdə silinir. Onun vasitəsilə altı rəqəmlə daxil olunmuş tətbiqlərin girişi də bağlanır. Qayıtmaq üçün yeni keçid lazım olacaq.',
  revokeIt: 'Girişi bağla',
  revokeLinks: 'Bu cihazda yaradılmış, hələ heç kimin işlətmədiyi dəvət keçidləri daha işləməyəcək.',
  broughtLabel: 'Onun dəvətləri ilə kimlər daxil olub',
  broughtHow:
    'Cihaz yad əllərdədir? Onda onun etibarlı əllərdə olduğuna əmin olduğunuz vaxta qayıdın: ondan sonra dəvət olunan hər kəsin girişi onunla birlikdə bağlanır.',
  broughtEverywhere:
    'Sahibin dəvətləri istənilən mitinqə aid ola bilər: onlarla daxil olanların girişi hər yerdə bağlanır, burada görünməyənlərin də.',
  broughtGo: {
    none: 'Hamısı qalır',
    hour: 'Son bir saatda gələnlərin girişi bağlansın',
    day: 'Son 24 saatda gələnlərin girişi bağlansın',
    all: 'Hamısının girişi bağlansın',
  },
  broughtGoes: 'giriş: {when}; onunla birlikdə bağlanır',
  broughtStays: 'giriş: {when}; qalır',
  invitedBy: 'dəvət edən: {name}',
  endedDevices: 'Girişi bağlanıb, amma dəvətləri ilə başqaları gəlib',
  endedDevicesHow:
    'Bu cihazların girişi bağlanıb. Onların dəvətləri ilə gələnlərin girişi hələ açıqdır, ya da kimsə hələ gələ bilər. Onları tanımırsınızsa, onların da girişini bağlayın.',
  endBrought: 'Gələnlərin girişini bağla',
  endBroughtSure: 'Bu cihazın girişi artıq bağlanıb. Orada yaradılmış dəvət keçidləri bundan sonra işləməyəcək.',
  roleDoes: {
    reporter: 'Paylaşır və özününküləri dəyişir.',
    editor: 'Redaksiyaya girişi var: bu mitinqdə hər şeyi görür və dəyişir.',
  },

  keysHow: 'Heç nə yazmadığınız vaxt hər yerdə işləyir. Seçimlər sırasında oxlar yalnız keçir, Enter seçir.',
  /** The keys' descriptions, by the act that each is for. */
  keysDo: {
    edit: 'Qeydi dəyiş',
    correct: 'İzahla düzəlt',
    translate: 'Tərcümə et',
    publish: 'Dərc et (gözləyirsə)',
    pin: 'Bərkit və ya bərkitməni sil',
    key: 'Əsas an et və ya etmə',
    verify: 'Dəqiqliyini göstər',
    withdraw: 'Geri götür',
    takeDown: 'Birdəfəlik sil (bir dəfə soruşur)',
    actions: 'Düymələrini göstər',
    next: 'Növbəti qeyd',
    previous: 'Əvvəlki qeyd',
    undo: 'Geri götürüləni qaytar',
    update: 'Yenilik yaz',
    notice: 'Elan yaz',
    drive: 'Yardım kampaniyasına əlavə et',
    all: 'Hamısını göstər',
    published: 'Dərc olunanları göstər',
    withdrawn: 'Geri götürülənləri göstər',
    search: 'Axtar',
    older: 'Əvvəlki qeydləri yüklə',
    status: 'Mitinqin vəziyyəti',
    readers: 'Oxucu səhifəsini aç',
    settings: 'Ayarlar',
    blogWords: 'Hər dildə mətnlər',
    people: 'İnsanlar',
    elsewhere: deskElsewhere.title,
    blogs: 'Bütün mitinqlər',
    keys: 'Bu siyahı',
  },
};
