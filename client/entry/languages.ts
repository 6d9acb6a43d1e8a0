export { ownName as languageName } from '../../shared/messages/languages.js';

/** The languages that a reporter may choose without writing a tag: the blog's, then those of the squares around. */
const NEARBY = ['uk', 'az', 'en', 'ka', 'hy', 'ru', 'tr', 'ar', 'fa', 'be', 'pl', 'de', 'fr', 'es'];

export function languageChoices(ofBlog: readonly string[], chosen: string): string[] {
  return [...new Set([...ofBlog, ...NEARBY, chosen])].filter((tag) => tag !== '');
}
