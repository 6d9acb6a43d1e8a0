/**
 * The check that a request with our cookie comes from one of our own pages. Browsers send `Origin` with every request
 * for a change and with every WebSocket handshake, and no page can forge it; so an exact comparison stops other sites
 * from acting in a reporter's name. SameSite=Strict and `X-Rallyline` stand behind it.
 */
export interface OriginRule {
  publicUrl: string;
  publicUrlGiven: boolean;
}

export function isOwnOrigin(
  headers: { origin?: string | undefined; host?: string | undefined },
  rule: OriginRule,
): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return false;
  if (rule.publicUrlGiven) return origin === rule.publicUrl;
  // Without PUBLIC_URL the server may have any name on this network: host and port must be the same.
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
