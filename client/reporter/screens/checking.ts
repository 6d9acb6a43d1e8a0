/** The check of an entry on this phone, which comes after the form: the server checks all the same. */
import { Later } from '../../account/later.js';
import type { Draft } from '../../entry/draft.js';
import type { EntryContent } from '../../entry/entryContent.js';
import { faultOfForm, type Fault } from '../../entry/fault.js';
import type { FormSpeech } from '../../entry/formWords.js';

export const CHECK = new Later(() => import('../../entry/check.js'));

/** The longest wait for it at a tap on Send: an entry that goes out unchecked comes back with the server's own words. */
const PATIENCE_MS = 1_000;

export async function checkIsHere(): Promise<void> {
  if (CHECK.part.peek() !== null) return;
  await Promise.race([CHECK.get().catch(() => null), new Promise((go) => setTimeout(go, PATIENCE_MS))]);
}

/** The first fault that this phone finds with what it has of the check by now. */
export function faultNow(draft: Draft, content: EntryContent, blog: string, speech: FormSpeech): Fault | null {
  const check = CHECK.part.peek();
  return check === null ? faultOfForm(draft, speech) : check.faultOf(draft, content, blog, speech);
}
