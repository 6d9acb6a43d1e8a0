/** The words of the channel of Telegram that an editor sets. */
import type { deskTelegram as english } from '../en/deskTelegram.js';
import type { Like } from '../words.js';

export const deskTelegram: Like<typeof english> = {
  title: 'Telegram kanalı',
  what: 'Qeydlər kanalda foto, işarə və keçidlə görünür. Dəyişikliklər və düzəlişlər orada da görünür; geri götürülən və ya birdəfəlik silinən oradan da silinir. Bu andan sonra dərc olunanlarla başlayır.',
  first: 'Telegram-da @BotFather-ə yazın, /newbot göndərin və suallarına cavab verin. Sonda o sizə token verəcək.',
  second: 'Botu mesajları paylaşmaq, redaktə etmək və silmək hüququ ilə kanalınızın administratoru edin.',
  third: 'Tokeni və kanalı buraya daxil edin.',
  token: 'Botun tokeni',
  tokenHint: 'Onu server saxlayır, ehtiyat nüsxələrdə də var. Bir daha heç kimə göstərilmir.',
  channel: 'Kanal',
  channelHint: '@ad şəklində; qapalı kanal -100 ilə başlayan nömrəsi ilə.',
  lang: 'Kanaldakı dil',
  langStays: 'Olduğu kimi',
  turnOn: 'Yoxla və qoş',
  isOn: 'Qoşulub: {time}.',
  isPaused: 'Dayandırılıb. Bu arada baş verənlər gözləyir və davam edəndə gəlir.',
  took: 'Son mesaj: {time}.',
  tookNone: 'Hələ heç nə göndərilməyib.',
  failed: 'Son uğursuz cəhd, {time}:',
  check: 'Hüquqları yoxla',
  checked: 'Bot yerindədir, paylaşa, redaktə edə və silə bilir.',
  goOn: 'Davam et',
  anotherToken: 'Başqa token daxil et',
  turnOff: 'Söndür',
  offSure: 'Söndürülsün? Kanalda olanlar orada qalır və daha buradan silinə bilməz.',
  offStands: { one: 'Orada {n} qeydin mesajları durur.', other: 'Orada {n} qeydin mesajları durur.' },
  offPaused: 'Kanal dayandırılıb: davam edənə qədər orada heç nə silinmir.',
  offFirst:
    'Əvvəlcə onları silmək üçün mitinq üçün «{desk}» seçin (onda onu heç bir oxucu görmür) və orada heç nə qalmayana qədər gözləyin.',
  keepOn: 'Qalsın',
  limits:
    'Bot iki gündən köhnə olanı silə bilmir: sözləri və fotosu qısa izahla əvəz olunur. Telegram-ın öz nüsxələrinə və yönləndirilmiş mesajlara bizim əlimiz çatmır.',
  /** The reasons of a failure, and what becomes of it. */
  whys: {
    silent: 'Telegram cavab vermədi. Yenidən cəhd edilir; onda mesaj iki dəfə görünə bilər.',
    unreachable: 'Server Telegram-a çata bilmir. Yenidən cəhd edilir.',
    broken: 'Telegram-da nasazlıq var. Yenidən cəhd edilir.',
    busy: 'Telegram gözləməyi xahiş edir. Qalanı bir az sonra gəlir.',
    declined: 'Telegram mesajı qəbul etmədi. Yenidən cəhd edilir.',
    restored: 'Mitinq ehtiyat nüsxədən bərpa olunub. Kanala baxın, sonra davam edin.',
    'no-channel': 'Kanal yoxdur və ya bot oradan çıxarılıb.',
    'no-rights': 'Bot kanalda paylaşmaq, redaktə etmək və ya silmək hüququnu itirib.',
    'bad-token': 'Telegram bu tokeni daha tanımır.',
    'too-old': 'İki gündən köhnə mesajı silmək mümkün olmadı. Sözləri və fotosu izahla əvəz olundu.',
    internal: 'Serverimizdə nasazlıq oldu ({id}). Yenidən cəhd edilir.',
  },
};
