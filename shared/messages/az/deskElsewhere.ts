/** The words of the desk's page that shows how a rally is placed in other sites' pages. */
import type { deskElsewhere as english } from '../en/deskElsewhere.js';
import type { Like } from '../words.js';

export const deskElsewhere: Like<typeof english> = {
  title: 'Başqa saytlarda',
  notShown:
    'Bu mitinqi yalnız redaksiya görür. «Kim oxuya bilər» bölməsində başqalarına açın, onda başqa yerdə də göstərilə bilər.',
  inPages: 'Başqa saytların səhifələrində',
  inPagesHow:
    'Bu sətirləri kopyalayıb səhifədə lentin duracağı yerə yapışdırın. Burada nə əlavə olunsa, dəyişsə və ya silinsə, orada da elə olacaq.',
  options: {
    form: 'Forma',
    lang: 'Dil',
    theme: 'Rənglər',
    font: 'Şrift',
    kind: 'Qeydlər',
    limit: 'Ən çoxu',
    order: 'Sıra',
  },
  forms: { element: 'Element kimi', frame: 'Çərçivə kimi' },
  formDoes: {
    element: 'Qeydlərlə birlikdə böyüyür, istənsə, səhifənin şriftini və rənglərini götürür.',
    frame:
      'Səhifədən ayrı durur, başqa heç nəyə icazə verməyən sistemlər üçündür. Skript yalnız hündürlüyü uyğunlaşdırır, onsuz da olar.',
  },
  themes: { auto: 'Cihazdakı kimi', light: 'Açıq', dark: 'Tünd' },
  fonts: { own: 'Öz şrifti', inherit: 'Səhifədəki kimi' },
  allKinds: 'Bütün növlər',
  keyMoments: 'Əsas anlar',
  usualLimit: 'Adi qaydada',
  orders: { newest: 'Əvvəlcə yenilər', oldest: 'Əvvəlcə köhnələr' },
  lines: 'Səhifə üçün sətirlər',
  copyLines: 'Sətirləri kopyala',
  preview: 'Oradakı oxucular belə görür',
  byAddress: 'Yalnız ünvanla',
  byAddressHow: 'WordPress və bir çox başqa sistem bunu özü edir: bu ünvanı ayrıca sətrə yapışdırın.',
  byAddressWithout: 'Ən çoxu neçə qeyd olduğu və şrift ünvana daxil deyil.',
  copyAddress: 'Ünvanı kopyala',
};
