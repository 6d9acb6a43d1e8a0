/**
 * Whether a request that carries our cookie comes from one of our own pages. Browsers send `Origin` with every request
 * that changes something and with every WebSocket handshake, and no page can forge it; so an exact comparison stops
 * other sites from acting in a reporter's name. SameSite=Strict and `X-Rallyline` stand behind it.
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
  // Without PUBLIC_URL the server is reached by whatever name it has on this network: host and port must be the same.
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
