/** The blog that the demo makes. Its standfirst says which day it plays, and that the day is not today. */
import type { BlogTranslation, Drive } from '../../../shared/entry.js';

export const BLOG = {
  slug: 'baku',
  title: 'Rally for Ukraine in Baku',
  timeZone: 'Asia/Baku',
  languages: ['en', 'uk', 'az', 'ar'],
  place: 'Embassy of Ukraine, Baku',
  standfirst:
    'Residents of Baku rally for Ukraine in front of its embassy, three days into Russia’s full-scale invasion. ' +
    'This is a demo: the day was 27 February 2022, and it is played here as today. ' +
    'Times are illustrative, and so are bylines and where things were said; an entry of which more is, says so.',
  asks: ['Humanitarian aid for the people of Ukraine: it is taken at the embassy'],
  publisher: 'Rallyline demo',
  // The domain is reserved for examples: nobody receives mail there.
  contact: 'demo@example.org',
};

export const TRUCKS: Drive = {
  id: 'trucks',
  title: 'Aid for Ukraine: ten days, ten trucks',
  unit: 'trucks',
  target: 10,
  place: 'Embassy of Ukraine, Baku',
  destination: 'the western border of Ukraine',
};

/** The blog's own words in the other languages: those of the square, and Arabic, for a site that runs from right to left. */
export const TRANSLATIONS: Record<string, BlogTranslation> = {
  uk: {
    title: 'Мітинг за Україну в Баку',
    place: 'Посольство України, Баку',
    standfirst:
      'Мешканці Баку мітингують за Україну перед її посольством, на третій день повномасштабного вторгнення Росії. ' +
      'Це показ: той день був 27 лютого 2022 року, а тут він розгортається як сьогодні. ' +
      'Час умовний, як і підписи та місця, де це прозвучало; якщо в записі умовне ще щось, він каже про це.',
    asks: ['Гуманітарна допомога для людей України: її приймають у посольстві'],
    drives: {
      trucks: {
        title: 'Допомога Україні: десять днів, десять вантажівок',
        unit: 'вантажівок',
        place: 'Посольство України, Баку',
        destination: 'західний кордон України',
      },
    },
  },
  az: {
    title: 'Bakıda Ukraynaya dəstək mitinqi',
    place: 'Ukrayna səfirliyi, Bakı',
    standfirst:
      'Bakı sakinləri Rusiyanın genişmiqyaslı işğalının üçüncü günündə Ukrayna səfirliyinin qarşısında ona dəstək üçün toplaşıb. ' +
      'Bu, nümayişdir: həmin gün 2022-ci il fevralın 27-si idi, burada isə bu gün kimi göstərilir. ' +
      'Vaxtlar şərtidir, imzalar və sözlərin deyildiyi yerlər də; qeydin başqa hissəsi də şərtidirsə, orada yazılıb.',
    asks: ['Ukrayna xalqı üçün humanitar yardım: səfirlikdə qəbul olunur'],
    drives: {
      trucks: {
        title: 'Ukraynaya yardım: on gün, on yük maşını',
        unit: 'yük maşını',
        place: 'Ukrayna səfirliyi, Bakı',
        destination: 'Ukraynanın qərb sərhədi',
      },
    },
  },
  ar: {
    title: 'تجمّع من أجل أوكرانيا في باكو',
    place: 'سفارة أوكرانيا، باكو',
    standfirst:
      'يتجمّع سكان باكو من أجل أوكرانيا أمام سفارتها، في اليوم الثالث من الغزو الروسي الشامل. ' +
      'هذا عرض توضيحي: كان ذلك اليوم 27 فبراير 2022، ويُعرض هنا كأنه اليوم. ' +
      'الأوقات تقريبية، وكذلك التواقيع وأماكن ما قيل؛ وإذا كان في منشور ما هو تقريبي غير ذلك فإنه يذكره.',
    asks: ['مساعدات إنسانية لسكان أوكرانيا: تُستلم في السفارة'],
    drives: {
      trucks: {
        title: 'مساعدة أوكرانيا: عشرة أيام، عشر شاحنات',
        unit: 'شاحنات',
        place: 'سفارة أوكرانيا، باكو',
        destination: 'الحدود الغربية لأوكرانيا',
      },
    },
  },
};
