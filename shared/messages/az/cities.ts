/** Cities after which time zones are named, as they stand in a sentence on the time there. Other zones keep their own names. */
import type { cities as english } from '../en/cities.js';
import type { Like } from '../words.js';

export const cities: Like<typeof english> = {
  'Asia/Baku': 'Bakı',
  'Asia/Tbilisi': 'Tbilisi',
  'Asia/Yerevan': 'Yerevan',
  'Europe/Kyiv': 'Kiyev',
  'Europe/Kiev': 'Kiyev',
  'Europe/Minsk': 'Minsk',
  'Europe/Chisinau': 'Kişineu',
  'Europe/Warsaw': 'Varşava',
  'Europe/Vilnius': 'Vilnüs',
  'Europe/Riga': 'Riqa',
  'Europe/Tallinn': 'Tallin',
  'Europe/Moscow': 'Moskva',
  'Europe/Istanbul': 'İstanbul',
  'Europe/Berlin': 'Berlin',
  'Europe/Paris': 'Paris',
  'Europe/London': 'London',
  'America/New_York': 'Nyu-York',
  'Africa/Cairo': 'Qahirə',
  'Africa/Tunis': 'Tunis',
  'Asia/Beirut': 'Beyrut',
  'Asia/Damascus': 'Dəməşq',
  'Asia/Baghdad': 'Bağdad',
  'Asia/Tehran': 'Tehran',
  'Asia/Almaty': 'Almatı',
  'Asia/Tashkent': 'Daşkənd',
  'Asia/Bishkek': 'Bişkek',
};
