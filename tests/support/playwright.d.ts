/**
 * Refuses, in the check of sources, a wait that would pass at once: to `waitForFunction` a promise is a yes, whatever it
 * comes to. What a page can only answer with a promise is asked again and again: `eventually(() => page.evaluate(…))`.
 */
import 'playwright-core';

type PassesAtOnce = 'a promise counts as a yes';

declare module 'playwright-core' {
  interface Page {
    waitForFunction<Asked>(holds: (asked: Asked) => Promise<unknown>, asked?: Asked, options?: unknown): PassesAtOnce;
  }
  interface Frame {
    waitForFunction<Asked>(holds: (asked: Asked) => Promise<unknown>, asked?: Asked, options?: unknown): PassesAtOnce;
  }
}
