/** The check of an entry as far as it is here: a tap on Send waits for it only shortly. */
import type { Draft } from '../../entry/draft.js';
import type { EntryContent } from '../../entry/entryContent.js';
import { faultOfForm, type Fault } from '../../entry/fault.js';
import type { FormSpeech } from '../../entry/formWords.js';
import { CHECK } from '../laterCheck.js';

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
