export { ownName as languageName } from '../../shared/messages/languages.js';

/** The languages that a reporter may choose without writing a tag: the blog's, then those of the squares around. */
const NEARBY = ['uk', 'az', 'en', 'ka', 'hy', 'ru', 'tr', 'ar', 'fa', 'be', 'pl', 'de', 'fr', 'es'];

export function languageChoices(ofBlog: readonly string[], chosen: string): string[] {
  return [...new Set([...ofBlog, ...NEARBY, chosen])].filter((tag) => tag !== '');
}

/** A language to begin with that is not used yet, the blog's own first; '' where none is left. */
export function unusedLanguage(ofBlog: readonly string[], used: readonly string[]): string {
  return [...ofBlog, 'en', 'uk', 'az', 'ru'].find((lang) => !used.includes(lang)) ?? '';
}
