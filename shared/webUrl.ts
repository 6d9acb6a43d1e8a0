/**
 * An http or https address without a user or password in it, as the browser reads it; null for anything else, also for
 * an address without a host, which the browser would mend.
 */
export function webUrl(address: string): URL | null {
  if (!/^https?:\/\/[^\s/]/i.test(address)) return null;
  const url = urlIn(address);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url : null;
}

/** `URL.canParse` is younger than some phones. */
function urlIn(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
