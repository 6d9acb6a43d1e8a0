/** Takes away what came to browsers after Safari 15.4, Chrome 100 or Firefox 100. */
import type { Page } from 'playwright-core';

/** Runs in the page, before its scripts. */
export function withoutYoung(): void {
  const younger: [object, string[]][] = [
    [Array.prototype, ['toSorted', 'toSpliced', 'toReversed', 'with', 'findLast', 'findLastIndex', 'group']],
    [Array, ['fromAsync']],
    [String.prototype, ['isWellFormed', 'toWellFormed']],
    [AbortSignal, ['timeout', 'any']],
    [AbortSignal.prototype, ['throwIfAborted']],
    [URL, ['canParse', 'parse']],
    [Object, ['groupBy']],
    [Map, ['groupBy']],
    [Promise, ['withResolvers', 'try']],
    [Set.prototype, ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isDisjointFrom']],
    [Intl, ['Segmenter', 'DurationFormat']],
    [Response, ['json']],
    [Navigator.prototype, ['storage', 'locks', 'userActivation', 'scheduling']],
    [Element.prototype, ['checkVisibility', 'setHTMLUnsafe', 'togglePopover']],
    [Crypto.prototype, ['randomUUID']],
    [globalThis, ['visualViewport', 'OffscreenCanvas', 'createImageBitmap', 'structuredClone', 'scheduler']],
    [globalThis, ['BroadcastChannel', 'requestIdleCallback', 'Iterator', 'CompressionStream', 'navigation']],
  ];
  for (const [holder, names] of younger) for (const name of names) Reflect.deleteProperty(holder, name);
  // A style sheet's own knowledge cannot be taken away, but what scripts are told of it.
  const supports = CSS.supports.bind(CSS);
  CSS.supports = (...asked: [string, string?]) =>
    asked[0] !== 'field-sizing' && (asked.length === 1 ? supports(asked[0]) : supports(asked[0], asked[1] ?? ''));
}

/** Style sheets as those browsers read them: without the declarations and rules that they do not know. */
export async function withoutYoungStyles(page: Page): Promise<void> {
  await page.route('**/assets/*.css', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: olderStyle(await response.text()) });
  });
}

function olderStyle(style: string): string {
  return style
    .replaceAll(/field-sizing:[a-z]+;?/g, '')
    .replaceAll(/[a-z-]+:[^;{}]*\d[ds]v[hw][^;{}]*(?=[;}])/g, '')
    .replaceAll(/(?:^|(?<=[{}]))[^{}@]*:has\([^{}]*\{[^{}]*\}/g, '')
    .replaceAll('@container', '@unknown')
    .replaceAll(/(?:rotate|scale|translate):[^;{}]+(?=[;}])/g, '');
}
