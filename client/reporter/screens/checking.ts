/** The check of an entry as far as it is here: a tap on Send waits for it only shortly. */
import type { Draft } from '../../entry/draft.js';
import type { EntryContent } from '../../entry/entryContent.js';
import { faultOfForm, type Fault } from '../../entry/fault.js';
import type { FormSpeech } from '../../entry/formWords.js';
import type { SessionBlog } from '../../../shared/protocol/desk.js';
import type { LaterCheck } from '../reportingParts.js';

/** The longest wait for it at a tap on Send: an entry that goes out unchecked comes back with the server's own words. */
const PATIENCE_MS = 1_000;

export async function checkIsHere(check: LaterCheck): Promise<void> {
  if (check.part.peek() !== null) return;
  await Promise.race([check.get().catch(() => null), new Promise((go) => setTimeout(go, PATIENCE_MS))]);
}

/** The first fault that this phone finds with what it has of the check by now. */
export function faultNow(
  check: LaterCheck,
  draft: Draft,
  content: EntryContent,
  blog: SessionBlog,
  speech: FormSpeech,
): Fault | null {
  const here = check.part.peek();
  return here === null ? faultOfForm(draft, speech) : here.faultOf(draft, content, blog, speech);
}
