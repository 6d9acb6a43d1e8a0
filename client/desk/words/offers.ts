/**
 * The short entry that tells readers of a correction or a withdrawal, in the blog's first language where the desk knows
 * words for it, else in English. It repeats nothing of what was withdrawn.
 */
interface OfferWords {
  corrected: (time: string, note: string) => string;
  withdrawn: (time: string) => string;
}

const OFFERS: Readonly<Record<string, OfferWords>> = {
  en: {
    corrected: (time, note) => `Correction to our entry of ${time}: ${note}`,
    withdrawn: (time) => `We have withdrawn our entry of ${time}. It no longer stands.`,
  },
  uk: {
    corrected: (time, note) => `Виправлення до нашого запису о ${time}: ${note}`,
    withdrawn: (time) => `Ми відкликали наш запис о ${time}. Він більше не чинний.`,
  },
  az: {
    corrected: (time, note) => `Saat ${time} qeydimizə düzəliş: ${note}`,
    withdrawn: (time) => `Saat ${time} qeydimizi geri götürdük. O, artıq qüvvədə deyil.`,
  },
  ru: {
    corrected: (time, note) => `Исправление к нашей записи от ${time}: ${note}`,
    withdrawn: (time) => `Мы отозвали нашу запись от ${time}. Она больше не действительна.`,
  },
  tr: {
    corrected: (time, note) => `Saat ${time} paylaşımımıza düzeltme: ${note}`,
    withdrawn: (time) => `Saat ${time} paylaşımımızı geri çektik. Artık geçerli değil.`,
  },
  de: {
    corrected: (time, note) => `Korrektur zu unserem Eintrag von ${time}: ${note}`,
    withdrawn: (time) => `Wir haben unseren Eintrag von ${time} zurückgezogen. Er gilt nicht mehr.`,
  },
  pl: {
    corrected: (time, note) => `Sprostowanie do naszego wpisu z ${time}: ${note}`,
    withdrawn: (time) => `Wycofaliśmy nasz wpis z ${time}. Nie jest już aktualny.`,
  },
  fr: {
    corrected: (time, note) => `Correction de notre message de ${time} : ${note}`,
    withdrawn: (time) => `Nous avons retiré notre message de ${time}. Il n’est plus valable.`,
  },
};

export type OfferOf = { is: 'corrected'; note: string } | { is: 'withdrawn' };

/** `lang`: the blog's first language. Answers the words with the language that they are in. */
export function offerWords(of: OfferOf, time: string, lang: string): { lang: string; text: string } {
  const found = [lang, lang.split('-')[0] ?? ''].find((tag) => Object.hasOwn(OFFERS, tag));
  const words = OFFERS[found ?? 'en'] ?? OFFERS.en;
  const text = of.is === 'corrected' ? words?.corrected(time, of.note.trim()) : words?.withdrawn(time);
  return { lang: found === undefined ? 'en' : lang, text: text ?? '' };
}
