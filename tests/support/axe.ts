/** The accessibility rules that axe-core finds broken on a page. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const WCAG: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] };

/** Each broken rule with the beginning of the elements that break it. `within`: a selector; the whole page without it. */
export async function violationsOn(page: Page, { within = 'html', rules = WCAG } = {}): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Playwright evaluates by the debugger: the page's own policy would refuse a script element.
  await page.evaluate(source);
  return page.evaluate(
    async ([place, options]) => {
      const { axe } = window as unknown as { axe: { run: (on: string, options: object) => Promise<AxeResults> } };
      // Broken rules alone are asked for: elements that passed need not be listed.
      const { violations } = await axe.run(place, { ...options, resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
    },
    [within, rules] as const,
  );
}
