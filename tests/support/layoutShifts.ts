/** The shifts of a page's layout as Chromium counts them. */
import type { Page } from 'playwright-core';

export interface Shift {
  /** The moved part of the window times how far it moved, both from 0 to 1. */
  value: number;
  /** The elements that moved: name, class, and both places. */
  what: string[];
}

/** The part of an element in a `layout-shift`, as Chromium names it. */
interface Moved {
  node: Node | null;
  previousRect: DOMRect;
  currentRect: DOMRect;
}

/** Runs in the page, before its scripts: collects every shift from the first paint on, those after input included. */
export function collectShifts(): void {
  const shifts: Shift[] = [];
  Object.assign(window, { shifts });
  const placeOf = ({ x, y, width, height }: DOMRect) => `${x},${y} ${width}×${height}`;
  const move = ({ node, previousRect, currentRect }: Moved): string => {
    const element = node instanceof Element ? node : node?.parentElement;
    return `${element?.localName ?? 'gone'}.${element?.className ?? ''} ${placeOf(previousRect)} → ${placeOf(currentRect)}`;
  };
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as unknown as { value: number; sources: Moved[] }[])
      shifts.push({ value, what: sources.map(move) });
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Resolves with the shifts since the last call. */
export function shiftsOf(page: Page): Promise<Shift[]> {
  return page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts.splice(0));
}

/** Resolves when what stands in the page was drawn. */
export function painted(page: Page): Promise<void> {
  return page.evaluate(() => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 50))));
}
