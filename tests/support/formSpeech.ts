/** The form's words in English, for tests of the sentences at its fields. */
import { form } from '../../shared/messages/en/form.js';
import { refusals } from '../../shared/messages/en/refusals.js';
import { speechIn } from '../../shared/messages/say.js';

export const english = { ...speechIn('en'), form, refusals };
