/**
 * Sign-in links that are pasted into the app: an app on the home screen of an iPhone has cookies of its own, and a link that
 * is tapped in a messenger opens in the browser, never in the app.
 */
export type PastedLink =
  /** `path`: where this server redeems the link; the secret stays behind the # sign, which is sent to nobody. */
  { is: 'ours'; path: string } | { is: 'elsewhere'; host: string } | { is: 'none' };

/** Finds a sign-in link in pasted text, which may have more around it. `origin`: the app's own. */
export function linkIn(text: string, origin: string): PastedLink {
  const found = text.split(/\s+/).flatMap((word) => joinLink(word));
  const ours = found.find((link) => link.origin === origin);
  if (ours !== undefined) return { is: 'ours', path: `/join${ours.hash}` };
  const [other] = found;
  return other === undefined ? { is: 'none' } : { is: 'elsewhere', host: other.host };
}

function joinLink(word: string): URL[] {
  try {
    const link = new URL(word.replace(/^[<("'„“«]+|[>)"'”»,.;]+$/g, ''));
    const isLink = /^https?:$/.test(link.protocol) && link.pathname === '/join' && link.hash.length > 1;
    return isLink ? [link] : [];
  } catch {
    return [];
  }
}
