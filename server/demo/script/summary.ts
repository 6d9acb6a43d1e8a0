/** The rally in a few points, in the three languages of the blog, as far as it has got. */
import type { Point, Step } from './step.js';

const HELD: Point[] = [
  {
    lang: 'en',
    entry: 'crowded',
    text: 'A large, crowded rally in support of Ukraine in front of its embassy in Baku',
  },
  { lang: 'uk', entry: 'crowded', text: 'Великий, людний мітинг на підтримку України перед її посольством у Баку' },
  { lang: 'az', entry: 'crowded', text: 'Bakıda Ukrayna səfirliyinin qarşısında böyük, izdihamlı dəstək mitinqi' },
];

const MAMMADLI: Point[] = [
  {
    lang: 'en',
    entry: 'mammadliTogether',
    text: 'Ahmad Mammadli of D18: in the face of the aggressor the countries of the Caucasus must act as one',
  },
  {
    lang: 'uk',
    entry: 'mammadliTogether',
    text: 'Ахмад Маммадлі з D18: перед лицем агресора країни Кавказу мають діяти як одне ціле',
  },
  {
    lang: 'az',
    entry: 'mammadliTogether',
    text: 'Əhməd Məmmədli, D18: təcavüzkarın qarşısında Qafqaz ölkələri bir olmalıdır',
  },
];

const AMBASSADOR: Point[] = [
  {
    lang: 'en',
    entry: 'ambassador',
    text: 'The ambassador thanks the people of Baku, in Ukrainian and in Azerbaijani',
  },
  { lang: 'uk', entry: 'ambassador', text: 'Посол дякує бакинцям українською та азербайджанською' },
  { lang: 'az', entry: 'ambassador', text: 'Səfir bakılılara ukraynaca və azərbaycanca təşəkkür edir' },
];

const AID: Point[] = [
  {
    lang: 'en',
    entry: 'plan',
    text: 'Aid is collected for ten days; each day one truck leaves for the border of Ukraine',
  },
  {
    lang: 'uk',
    entry: 'plan',
    text: 'Допомогу збирають десять днів; щодня до кордону України вирушає одна вантажівка',
  },
  { lang: 'az', entry: 'plan', text: 'Yardım on gün toplanır; hər gün Ukrayna sərhədinə bir yük maşını yola düşür' },
];

export const SUMMARY: Step[] = [
  { at: '2:42', does: 'blog', by: 'desk', change: { summary: [...HELD, ...MAMMADLI, ...AID] } },
  { at: '4:56', does: 'blog', by: 'desk', change: { summary: [...HELD, ...MAMMADLI, ...AMBASSADOR, ...AID] } },
];
