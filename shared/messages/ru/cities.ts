/** Cities after which time zones are named, as they stand in a sentence on the time there. Other zones keep their own names. */
import type { cities as english } from '../en/cities.js';
import type { Like } from '../words.js';

export const cities: Like<typeof english> = {
  'Asia/Baku': 'Баку',
  'Asia/Tbilisi': 'Тбилиси',
  'Asia/Yerevan': 'Ереван',
  'Europe/Kyiv': 'Киев',
  'Europe/Kiev': 'Киев',
  'Europe/Minsk': 'Минск',
  'Europe/Chisinau': 'Кишинёв',
  'Europe/Warsaw': 'Варшава',
  'Europe/Vilnius': 'Вильнюс',
  'Europe/Riga': 'Рига',
  'Europe/Tallinn': 'Таллин',
  'Europe/Moscow': 'Москва',
  'Europe/Istanbul': 'Стамбул',
  'Europe/Berlin': 'Берлин',
  'Europe/Paris': 'Париж',
  'Europe/London': 'Лондон',
  'America/New_York': 'Нью-Йорк',
  'Africa/Cairo': 'Каир',
  'Africa/Tunis': 'Тунис',
  'Asia/Beirut': 'Бейрут',
  'Asia/Damascus': 'Дамаск',
  'Asia/Baghdad': 'Багдад',
  'Asia/Tehran': 'Тегеран',
  'Asia/Almaty': 'Алматы',
  'Asia/Tashkent': 'Ташкент',
  'Asia/Bishkek': 'Бишкек',
};
