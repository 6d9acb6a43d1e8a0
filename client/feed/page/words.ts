/** The words of the interface that the script needs, in the page's language. */
import type { ReaderWords } from '../../../shared/messages/en/reader.js';
import type { AgoWords } from '../../../shared/messages/spelled.js';
import type { Plural } from '../../../shared/messages/words.js';

/**
 * Words that the page brings along. `ago`: in a language that browsers may not know. `notHere`: in an embed, for a site that
 * the blog is not meant for.
 */
export type Words = ReaderWords['script'] & { ago?: AgoWords; notHere?: string };

type Later = ReaderWords['scriptLater'];
/** Words that a page may lack which another site keeps, of a former release. */
type Young = 'loadingNewer' | 'newerFailed';

/** Words that come with the second part of a readers' script; an embed, which has none, brings them along as well. */
export type LaterWords = Omit<Later, Young> & Partial<Pick<Later, Young>>;

export function fill(text: string, value: string): string {
  return text.replace(/{\w+}/, value);
}

/** The plural form for a count in that language, filled with the count. */
export function counted(forms: Plural, count: number, lang: string): string {
  // By its name: in some languages another place comes first, and forms for one and two need no number.
  return (forms[new Intl.PluralRules(lang).select(count)] ?? forms.other).replace('{n}', count.toLocaleString(lang));
}
