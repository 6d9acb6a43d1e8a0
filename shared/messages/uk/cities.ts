/** Cities after which time zones are named, as they stand in a sentence on the time there. Other zones keep their own names. */
import type { cities as english } from '../en/cities.js';
import type { Like } from '../words.js';

export const cities: Like<typeof english> = {
  'Asia/Baku': 'Баку',
  'Asia/Tbilisi': 'Тбілісі',
  'Asia/Yerevan': 'Єреван',
  'Europe/Kyiv': 'Київ',
  'Europe/Kiev': 'Київ',
  'Europe/Minsk': 'Мінськ',
  'Europe/Chisinau': 'Кишинів',
  'Europe/Warsaw': 'Варшава',
  'Europe/Vilnius': 'Вільнюс',
  'Europe/Riga': 'Рига',
  'Europe/Tallinn': 'Таллінн',
  'Europe/Moscow': 'Москва',
  'Europe/Istanbul': 'Стамбул',
  'Europe/Berlin': 'Берлін',
  'Europe/Paris': 'Париж',
  'Europe/London': 'Лондон',
  'America/New_York': 'Нью-Йорк',
  'Africa/Cairo': 'Каїр',
  'Africa/Tunis': 'Туніс',
  'Asia/Beirut': 'Бейрут',
  'Asia/Damascus': 'Дамаск',
  'Asia/Baghdad': 'Багдад',
  'Asia/Tehran': 'Тегеран',
  'Asia/Almaty': 'Алмати',
  'Asia/Tashkent': 'Ташкент',
  'Asia/Bishkek': 'Бішкек',
};
