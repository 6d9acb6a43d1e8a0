/**
 * The short entry that tells readers of a correction or a withdrawal: no words of the interface, for it is posted, in
 * the blog's first language where we know words for it, else in English. It repeats nothing of what was withdrawn.
 */
import { speechIn } from './say.js';

type OfferWords = Record<OfferOf['is'], string>;

const OFFERS: { en: OfferWords } & Readonly<Record<string, OfferWords>> = {
  en: {
    corrected: 'Correction to our entry of {time}: {note}',
    withdrawn: 'We have withdrawn our entry of {time}. It no longer stands.',
  },
  uk: {
    corrected: 'Виправлення до нашого запису від {time}: {note}',
    withdrawn: 'Ми відкликали свій запис від {time} і більше за нього не ручаємося.',
  },
  az: {
    corrected: 'Qeydimizə düzəliş (saat {time}): {note}',
    withdrawn: 'Qeydimizi geri götürdük (saat {time}). O, artıq qüvvədə deyil.',
  },
  ru: {
    corrected: 'Исправление к нашей записи от {time}: {note}',
    withdrawn: 'Мы отозвали нашу запись от {time} и больше за неё не ручаемся.',
  },
  ar: {
    corrected: 'تصحيح لمنشورنا الصادر الساعة {time}: {note}',
    withdrawn: 'سحبنا منشورنا الصادر الساعة {time}. لم نعد نتبنّاه.',
  },
  tr: {
    corrected: 'Saat {time} paylaşımımıza düzeltme: {note}',
    withdrawn: 'Saat {time} paylaşımımızı geri çektik. Artık geçerli değil.',
  },
  de: {
    corrected: 'Korrektur zu unserem Eintrag von {time}: {note}',
    withdrawn: 'Wir haben unseren Eintrag von {time} zurückgezogen. Er gilt nicht mehr.',
  },
  pl: {
    corrected: 'Sprostowanie do naszego wpisu z {time}: {note}',
    withdrawn: 'Wycofaliśmy nasz wpis z {time}. Nie jest już aktualny.',
  },
  fr: {
    corrected: 'Correction de notre message de {time} : {note}',
    withdrawn: 'Nous avons retiré notre message de {time}. Il n’est plus valable.',
  },
};

export type OfferOf = { is: 'corrected'; note: string } | { is: 'withdrawn' };

/** `lang`: the blog's first language. Answers the words with the language that they are in. */
export function offerWords(of: OfferOf, time: string, lang: string): { lang: string; text: string } {
  const found = [lang, lang.split('-')[0] ?? ''].find((tag) => Object.hasOwn(OFFERS, tag));
  const words = OFFERS[found ?? 'en'] ?? OFFERS.en;
  const note = of.is === 'corrected' ? of.note.trim() : '';
  return { lang: found === undefined ? 'en' : lang, text: speechIn(lang).say(words[of.is], { time, note }) };
}
