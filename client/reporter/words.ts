/** The reporter's page in each language: a file of its own each. */
import type { PhonePage } from '../../shared/messages/en/phonePage.js';
import type { Chunks, Spoken } from '../words/chunks.js';

export const PHONE_WORDS: Chunks<PhonePage> = {
  en: () => import('../../shared/messages/en/phonePage.js'),
};

export type PhoneSpoken = Spoken<PhonePage>;
