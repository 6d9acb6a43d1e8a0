/** The desk in each language: a file of its own each. */
import type { DeskPage } from '../../shared/messages/en/deskPage.js';
import type { Chunks, Spoken } from '../words/chunks.js';

export const DESK_WORDS: Chunks<DeskPage> = {
  en: () => import('../../shared/messages/en/deskPage.js'),
  uk: () => import('../../shared/messages/uk/deskPage.js'),
  az: () => import('../../shared/messages/az/deskPage.js'),
  ru: () => import('../../shared/messages/ru/deskPage.js'),
  ar: () => import('../../shared/messages/ar/deskPage.js'),
};

export type DeskSpoken = Spoken<DeskPage>;
