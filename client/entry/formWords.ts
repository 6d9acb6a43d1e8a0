/** The form's words, in the page's language. The app around the form hands them in. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { form } from '../../shared/messages/en/form.js';
import type { Speech } from '../../shared/messages/say.js';
import type { RefusalWords } from '../../shared/messages/sayRefusal.js';
import type { Like } from '../../shared/messages/words.js';

export type FormWords = Like<typeof form>;

export interface FormSpeech extends Speech {
  readonly form: FormWords;
  readonly refusals: RefusalWords;
}

export const FormSpeechContext = createContext<FormSpeech | null>(null);

export function useFormSpeech(): FormSpeech {
  const speech = useContext(FormSpeechContext);
  if (speech === null) throw new Error('no words around this form');
  return speech;
}
