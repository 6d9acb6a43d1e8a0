/** The ambassador: his post in two languages, both of them originals; the only figure for the crowd; his thanks. */
import type { Step } from './step.js';

export const AMBASSADOR: Step[] = [
  {
    at: '4:22',
    does: 'post',
    by: 'second',
    name: 'ambassador',
    illustrative: 'wording',
    entry: {
      kind: 'quote',
      lang: 'uk',
      source: {
        name: 'Владислав Каневський, посол України в Азербайджані',
        handle: '@V_Kanevskyi',
        published: 'Twitter',
        attached: 'a picture or video',
      },
      text: 'Бакинці неймовірні! Сотні громадян біля посольства скандують «Слава Україні». Дякуємо, брати!',
      translations: {
        az: {
          by: 'source',
          source: { name: 'Vladislav Kanevski, Ukraynanın Azərbaycandakı səfiri' },
          text: 'Bakılılar inanılmazdır! Səfirliyin qarşısında yüzlərlə vətəndaş “Yaşasın Ukrayna” deyir. Sağ olun, qardaşlar!',
        },
        en: {
          source: { name: 'Vladyslav Kanevskyi, Ambassador of Ukraine to Azerbaijan' },
          text: 'The people of Baku are incredible! Hundreds of citizens are chanting “Glory to Ukraine” by the embassy. Thank you, brothers!',
        },
      },
    },
  },
  { at: '4:28', does: 'revise', by: 'desk', name: 'ambassador', change: { verification: 'confirmed', key: true } },
  {
    at: '4:34',
    does: 'post',
    by: 'first',
    name: 'hundreds',
    illustrative: 'time',
    entry: {
      kind: 'crowd',
      lang: 'en',
      said: 'Hundreds',
      according: 'Vladyslav Kanevskyi, Ambassador of Ukraine, in his post',
      text: 'It is the only figure there is for this crowd.',
      translations: {
        uk: {
          said: 'Сотні',
          according: 'Владислав Каневський, посол України, у своєму дописі',
          text: 'Іншої оцінки кількості людей немає.',
        },
        az: {
          said: 'Yüzlərlə',
          according: 'Ukraynanın səfiri Vladislav Kanevski, öz paylaşımında',
          text: 'Adamların sayı barədə başqa məlumat yoxdur.',
        },
      },
    },
  },
  {
    at: '4:46',
    does: 'post',
    by: 'second',
    name: 'thanks',
    illustrative: 'time',
    entry: {
      kind: 'update',
      lang: 'en',
      text: 'The ambassador, Vladyslav Kanevskyi, thanks those who take part.',
      translations: {
        uk: { text: 'Посол Владислав Каневський дякує учасникам.' },
        az: { text: 'Səfir Vladislav Kanevski iştirakçılara təşəkkür edir.' },
      },
    },
  },
];
