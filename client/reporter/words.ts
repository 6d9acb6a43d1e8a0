/** The reporter's page in each language: a file of its own each for the first screen, for the form, and for what comes after it. */
import type { PhonePage } from '../../shared/messages/en/phonePage.js';
import type { PhoneSecond } from '../../shared/messages/en/phoneSecond.js';
import type { PhoneThird } from '../../shared/messages/en/phoneThird.js';
import type { Chunks, Spoken } from '../words/chunks.js';

export const PHONE_WORDS: Chunks<PhonePage> = {
  en: () => import('../../shared/messages/en/phonePage.js'),
  uk: () => import('../../shared/messages/uk/phonePage.js'),
  az: () => import('../../shared/messages/az/phonePage.js'),
  ru: () => import('../../shared/messages/ru/phonePage.js'),
  ar: () => import('../../shared/messages/ar/phonePage.js'),
};

export const SECOND_WORDS: Chunks<PhoneSecond> = {
  en: () => import('../../shared/messages/en/phoneSecond.js'),
  uk: () => import('../../shared/messages/uk/phoneSecond.js'),
  az: () => import('../../shared/messages/az/phoneSecond.js'),
  ru: () => import('../../shared/messages/ru/phoneSecond.js'),
  ar: () => import('../../shared/messages/ar/phoneSecond.js'),
};

export const THIRD_WORDS: Chunks<PhoneThird> = {
  en: () => import('../../shared/messages/en/phoneThird.js'),
  uk: () => import('../../shared/messages/uk/phoneThird.js'),
  az: () => import('../../shared/messages/az/phoneThird.js'),
  ru: () => import('../../shared/messages/ru/phoneThird.js'),
  ar: () => import('../../shared/messages/ar/phoneThird.js'),
};

export type PhoneSpoken = Spoken<PhonePage>;

/** The words of the first screen and of the form. */
export type SecondSpoken = PhoneSpoken & PhoneSecond;

/** All words of the app. */
export type ThirdSpoken = SecondSpoken & PhoneThird;

export type ThisPhoneWords = PhoneThird['thisPhone'];
