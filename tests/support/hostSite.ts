/** Somebody else's site: one page of any HTML, on a port of its own. */
import { plainHost } from './plainHost.js';

export interface HostSite {
  origin: string;
  close: () => Promise<void>;
}

/** `policy`: the site's content security policy. */
export async function hostSite(body: string, policy?: string): Promise<HostSite> {
  const site = plainHost({ body, policy });
  const origin = `http://127.0.0.1:${String(await site.listen())}`;
  return { origin, close: () => site.close() };
}
