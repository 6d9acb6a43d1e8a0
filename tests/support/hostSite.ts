/** Somebody else's site: one page of any HTML, on a port of its own. */
import { html } from '../../server/demo/hostPage/pages.js';
import { HostPage } from '../../server/demo/hostPage.js';

export interface HostSite {
  origin: string;
  close: () => Promise<void>;
}

/** `policy`: the site's content security policy. */
export async function hostSite(body: string, policy?: string): Promise<HostSite> {
  const page = `<!doctype html><html lang="en"><head><title>A newspaper</title></head><body>${body}</body></html>`;
  const site = new HostPage({
    '/': () => html(page, policy === undefined ? {} : { 'Content-Security-Policy': policy }),
  });
  const origin = `http://127.0.0.1:${String(await site.listen())}`;
  return { origin, close: () => site.close() };
}
