import type { form } from '../../shared/messages/en/form.js';
import type { Speech } from '../../shared/messages/say.js';
import type { RefusalWords } from '../../shared/messages/sayRefusal.js';
import type { Like } from '../../shared/messages/words.js';
import { needed } from '../words/needed.js';

export type FormWords = Like<typeof form>;

export interface FormSpeech extends Speech {
  readonly form: FormWords;
  readonly refusals: RefusalWords;
}

/** The form's words, in the page's language. The app around the form hands them in. */
export const [FormSpeechContext, useFormSpeech] = needed<FormSpeech>();
