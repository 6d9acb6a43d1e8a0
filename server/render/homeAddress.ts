import { LANGUAGES } from '../../shared/messages/languages.js';

/** The home page in an interface's language, root-relative; the first language's has no tag, so that caches hold it once. */
export function homeAddress(ui: string): string {
  return ui === LANGUAGES[0] ? '/' : `/?lang=${ui}`;
}

/** The page of the interface for programs. */
export const DOCS_PATH = '/api/v1/docs';
