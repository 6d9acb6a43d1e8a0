/** The language that is chosen in a rally's form and not added to the others yet. Sending the form adds it. */
import { createContext } from 'preact';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import { usual } from '../../entry/draft.js';
import type { Fault } from '../../entry/fault.js';
import { hintFor } from '../../entry/languageHint.js';
import type { DeskSpoken } from '../words.js';
import type { SettingsForm } from './form.js';

/** The choice where a language is added. `doubtful`: a country's code that was asked about. */
interface Choosing {
  chosen: string;
  typed: string;
  doubtful: string;
}

export const NOTHING: Choosing = { chosen: '', typed: '', doubtful: '' };

/** The choice of any other language, by its tag: it is no tag of one. */
export const OTHER = '?';

/** The language to add; '' where there is none. A country's code that is no language is `doubtful` when it comes first. */
export function languageIn({ chosen, typed, doubtful }: Choosing): { is: 'sure' | 'doubtful'; lang: string } {
  if (chosen !== OTHER) return { is: 'sure', lang: chosen };
  const lang = usual(typed);
  const { name, meant } = hintFor(lang);
  return { is: name !== null || meant === null || lang === doubtful ? 'sure' : 'doubtful', lang };
}

/** Takes what is chosen; null where it is doubtful, and the form now asks about it. */
type Take = () => string | null;

export const AddingContext = createContext<{ current: Take | null }>({ current: null });

/** Lends the form's sheet what is chosen here, to be taken as the form is sent. */
export function useLent(take: Take): void {
  const lent = useContext(AddingContext);
  useLayoutEffect(() => {
    lent.current = take;
    return () => void (lent.current = null);
  });
}

/** `adding`: for the context around the form. `whole`: the form with what was chosen in it, or the fault that asks about that. */
export function useAdded(words: DeskSpoken) {
  const adding = useRef<Take>(null);
  const whole = (form: SettingsForm): { form: SettingsForm; fault: Fault | null } => {
    const lang = adding.current?.() ?? null;
    const asks = adding.current !== null && lang === null;
    if (asks) return { form, fault: { field: 'languages', message: words.languageDoubtful } };
    return { form: withLanguage(form, lang ?? ''), fault: null };
  };
  return { adding, whole };
}

/** The form itself where the language is there already, or none. */
export function withLanguage(form: SettingsForm, lang: string): SettingsForm {
  if (lang === '' || form.languages.includes(lang)) return form;
  return { ...form, languages: [...form.languages, lang] };
}
