import type { KeepWords } from '../en/keep.js';

export const keep: KeepWords = {
  title: 'Bu bloqu bu cihazda saxla',
  offer:
    'Bu dildə ən yeni səhifə və kiçik ölçüdə ən çoxu {photos} foto: hamısı birlikdə ən çoxu {size}. Şəbəkəsiz açılır və hansı vaxta aid olduğunu göstərir.',
  leaves:
    'Bu səhifə açıqdırsa, silinən qeyd nüsxədən dərhal çıxır; açıq deyilsə, bu bloqu şəbəkə olanda növbəti dəfə açanda çıxır. Şəbəkəsiz {days} gündən sonra nüsxə daha göstərilmir.',
  seen: 'Bu cihazı əlində tutan şəxs bu mitinqi saxladığınızı görə bilər. Nüsxə burada qalır: başqa heç kim ondan xəbər tutmur.',
  keepIt: 'Bu bloqu saxla',
  forget: 'Nüsxəni sil',
  forgetAll: 'Hər şeyi sil',
  all: '«Hər şeyi sil» bu saytın bütün mitinqlərinin nüsxələrini və bu səhifələrin burada sizin üçün yadda saxladıqlarını silir. Açdığınız bildirişlər açıq qalır.',
  isOff: 'Bu mitinqdən burada heç nə saxlanmayıb.',
  working: 'Bir saniyə.',
  isOn: 'Saxlanıb: səhifənin vaxtı {time}, foto: {photos}, hamısı {size}.',
  full: 'Bu cihazda yer yoxdur. Heç nə saxlanmadı.',
  failed: 'Alınmadı, heç nə saxlanmadı. Bir azdan yenə cəhd edin. Gizli pəncərədə bu çox vaxt mümkün olmur.',
  unable: 'Bu brauzer burada heç nə saxlaya bilmir. Gizli pəncərədə bunu demək olar heç bir brauzer bacarmır.',
  note: 'Şəbəkə cavab vermir. Bu cihazda saxlanmış nüsxəni görürsünüz, vaxtı: {time}.',
  line: 'Şəbəkə yoxdur, nüsxə: {time}',
  elsewhereTitle: 'Nüsxənizdə yoxdur',
  elsewhere: 'Şəbəkə cavab vermir və bu səhifə bloqun bu cihazda saxlanmış nüsxəsində yoxdur.',
  toCopy: 'Nüsxəyə keç',
};
