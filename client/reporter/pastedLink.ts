/**
 * Sign-in links that are pasted into the app: an app on the home screen of an iPhone has cookies of its own, and a link that
 * is tapped in a messenger opens in the browser, never in the app.
 */
import { bareSecretIn, signInLinksIn } from '../../shared/signInLink.js';

export type PastedLink =
  /** `path`: where this server redeems the link; the secret stays behind the # sign, which is sent to nobody. */
  { is: 'ours'; path: string } | { is: 'elsewhere'; host: string } | { is: 'none' };

/** Finds a sign-in link in pasted text, which may have more around it. `host`: the app's own. */
export function linkIn(text: string, host: string): PastedLink {
  const found = signInLinksIn(text);
  const secret = found.find((link) => link.host === host)?.secret ?? bareSecretIn(text);
  if (secret !== null) return { is: 'ours', path: `/join#${secret}` };
  const [other] = found;
  return other === undefined ? { is: 'none' } : { is: 'elsewhere', host: other.host };
}
