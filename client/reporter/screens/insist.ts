/** A late part without which something waits: it is asked for until it is here. */
import type { Later } from '../../account/later.js';
import { browserWaiting } from '../../words/chunks.js';

/** The pause between two tries while the page cannot be loaded anew. */
const PAUSE_MS = 10_000;

/** Never rejects. `mayReload`: whether nothing is lost where the page is loaded anew, which some browsers need. */
export async function insist<Part>(later: Later<Part>, mayReload: () => boolean): Promise<void> {
  for (;;) {
    const isHere = await later.get().then(
      () => true,
      () => false,
    );
    if (isHere) return;
    await browserWaiting.answered();
    // Browsers may remember that a file did not come, and refuse it until then.
    if (mayReload()) browserWaiting.reload();
    await new Promise((go) => setTimeout(go, PAUSE_MS));
  }
}
