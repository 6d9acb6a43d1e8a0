/** Checks what a page shows: by axe-core against WCAG 2.2 A and AA in light and dark, and by its layout. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { faultsOfLayout } from './layout.js';

const RULES: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] },
};
/** All that the dark changes. */
const CONTRAST: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };
/** Contrast takes longer than all other rules together, and a language or a list changes no colour. */
const SAME_COLOURS: RunOptions = { ...RULES, rules: { 'color-contrast': { enabled: false } } };

interface Look {
  /** A selector; the whole page without it. */
  within?: string;
  /** Whether colours were seen on another screen. */
  sameColours?: boolean;
}

export class Audit {
  /** All that was found, each with its screen. */
  readonly found: string[] = [];

  private constructor(private readonly axe: string) {}

  static async open(): Promise<Audit> {
    return new Audit(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  }

  /** Checks the screen by axe, in the light by all rules and in the dark by its contrast. */
  async screen(page: Page, name: string, { within, sameColours = false }: Look = {}): Promise<void> {
    for (const dark of sameColours ? [false] : [false, true]) {
      await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
      for (const frame of page.frames()) {
        const faults = await this.faultsIn(frame, dark ? CONTRAST : sameColours ? SAME_COLOURS : RULES, within);
        this.found.push(...faults.map((fault) => `${name}, ${dark ? 'dark' : 'light'}: ${fault}`));
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }

  async layout(page: Page, name: string): Promise<void> {
    this.found.push(...(await faultsOfLayout(page)).map((fault) => `${name}, ${fault}`));
  }

  private async faultsIn(frame: Frame, rules: RunOptions, within = 'html'): Promise<string[]> {
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(this.axe);
    return frame.evaluate(
      async ([place, options]) => {
        const { run } = (window as unknown as { axe: { run: (on: string, is: object) => Promise<AxeResults> } }).axe;
        // Only violations are asked for: to list every element that passed takes longer than to check them.
        const { violations } = await run(place, { ...options, iframes: false, resultTypes: ['violations'] });
        return violations.map(
          ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')})`,
        );
      },
      [within, rules] as const,
    );
  }
}
