/** Another site's page as a test needs it: its body, its head, its policy; and other files of that site. */
import { html, script, type Pages } from '../../server/demo/hostPage/pages.js';
import { HostPage } from '../../server/demo/hostPage.js';

export interface PlainPage {
  body: string;
  head?: string;
  policy?: string | undefined;
  /** Scripts of that site by their paths. */
  scripts?: Record<string, string>;
}

export function plainHost({ body, head = '', policy, scripts = {} }: PlainPage): HostPage {
  const page = `<!doctype html><html lang="en"><title>A newspaper</title><meta name="viewport" content="width=device-width">${head}<body>${body}`;
  const files: Pages = Object.fromEntries(Object.entries(scripts).map(([path, text]) => [path, () => script(text)]));
  return new HostPage({
    '/': () => html(page, policy === undefined ? {} : { 'Content-Security-Policy': policy }),
    ...files,
  });
}
