/** Cities after which time zones are named, as they stand in a sentence on the time there. Other zones keep their own names. */
import type { cities as english } from '../en/cities.js';
import type { Like } from '../words.js';

export const cities: Like<typeof english> = {
  'Asia/Baku': 'باكو',
  'Asia/Tbilisi': 'تبليسي',
  'Asia/Yerevan': 'يريفان',
  'Europe/Kyiv': 'كييف',
  'Europe/Kiev': 'كييف',
  'Europe/Minsk': 'مينسك',
  'Europe/Chisinau': 'كيشيناو',
  'Europe/Warsaw': 'وارسو',
  'Europe/Vilnius': 'فيلنيوس',
  'Europe/Riga': 'ريغا',
  'Europe/Tallinn': 'تالين',
  'Europe/Moscow': 'موسكو',
  'Europe/Istanbul': 'إسطنبول',
  'Europe/Berlin': 'برلين',
  'Europe/Paris': 'باريس',
  'Europe/London': 'لندن',
  'America/New_York': 'نيويورك',
  'Africa/Cairo': 'القاهرة',
  'Africa/Tunis': 'تونس',
  'Asia/Beirut': 'بيروت',
  'Asia/Damascus': 'دمشق',
  'Asia/Baghdad': 'بغداد',
  'Asia/Tehran': 'طهران',
  'Asia/Almaty': 'ألماتي',
  'Asia/Tashkent': 'طشقند',
  'Asia/Bishkek': 'بيشكيك',
};
