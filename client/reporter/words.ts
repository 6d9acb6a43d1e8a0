/** The reporter's page in each language: a file of its own each for the first screen, and for what is behind it. */
import type { PhonePage } from '../../shared/messages/en/phonePage.js';
import type { PhoneSecond } from '../../shared/messages/en/phoneSecond.js';
import type { Chunks, Spoken } from '../words/chunks.js';

export const PHONE_WORDS: Chunks<PhonePage> = {
  en: () => import('../../shared/messages/en/phonePage.js'),
};

export const SECOND_WORDS: Chunks<PhoneSecond> = {
  en: () => import('../../shared/messages/en/phoneSecond.js'),
};

export type PhoneSpoken = Spoken<PhonePage>;

/** The words of the first screen and of those behind it. */
export type SecondSpoken = PhoneSpoken & PhoneSecond;

export type ThisPhoneWords = PhoneSecond['thisPhone'];
