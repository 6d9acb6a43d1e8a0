/**
 * The security headers, every directive given (helmet's defaults would break embeds and plain http). They are computed
 * once, so that the fast path sends the very same ones as express.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';
import { originsOf } from '../../shared/sites.js';
import type { InlineTexts } from '../render/views.js';

export type Headers = Readonly<Record<string, string>>;

export interface SecurityHeaders {
  /** For readers' answers: public, without cookies, to be shown and fetched by any site. */
  readers: Headers;
  /**
   * For the page of a frame, as the readers' otherwise: it may stand in a sandbox, where a page has no origin of its own. There
   * WebKit finds that 'self' is nobody, so our origin is named, too.
   */
  frame: Headers;
  /** For the desk, sign-in and everything that a session can reach: by our own pages alone. */
  desk: Headers;
  /** For the page of the reporters' app alone: as the desk's, with the camera. */
  report: Headers;
  /** For the desk's own page alone: as the desk's, with our own pages in frames. */
  board: Headers;
}

/**
 * `publicUrl`: an origin; `https` decides whether browsers are told to stay with it. `inline`: the texts that stand in
 * readers' pages themselves; no other text in a page is run or styles it.
 */
export function createSecurityHeaders(publicUrl: string, inline?: InlineTexts): SecurityHeaders {
  const https = publicUrl.startsWith('https:');
  const policy = {
    ...{ frameAncestors: ['*'], frames: ["'none'"], images: [], resources: 'cross-origin' as const },
    ...inlineTexts(inline),
  };
  const forReaders = (own: string[]): Headers => ({
    ...headersOf(helmetOptions(https, { ...policy, own })),
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Retry-After',
    'Permissions-Policy': PERMISSIONS,
  });
  return {
    readers: forReaders([]),
    frame: forReaders([publicUrl]),
    desk: deskHeaders(https, PERMISSIONS),
    // docs/decisions/0036 argues it; WebAssembly has the policy of the thread that runs it (assets.ts).
    report: deskHeaders(https, REPORT_PERMISSIONS),
    // The preview of an embed (docs/decisions/0054). Others may not frame the desk, as before.
    board: deskHeaders(https, PERMISSIONS, ["'self'"]),
  };
}

/** The readers' headers for an answer that some sites alone may frame, besides our own pages; all sites without a list. */
export function framedBy(headers: Headers, sites: readonly string[] = []): Headers {
  const policy = headers[POLICY];
  if (sites.length === 0 || policy === undefined) return headers;
  return {
    ...headers,
    [POLICY]: policy.replace(FRAMED_BY_ALL, ["frame-ancestors 'self'", ...originsOf(sites)].join(' ')),
  };
}

const POLICY = 'Content-Security-Policy';
const FRAMED_BY_ALL = 'frame-ancestors *';

/** Every page has the same policy, whichever of the texts it has. */
function inlineTexts(inline: InlineTexts | undefined): Pick<Policy, 'scripts' | 'styles'> {
  if (inline === undefined) return { scripts: [], styles: [] };
  const { early, ...styles } = inline;
  return { scripts: [early], styles: Object.values(styles) };
}

const NEEDED_BY_NONE = 'geolocation=(), microphone=(), interest-cohort=()';
const PERMISSIONS = `camera=(), ${NEEDED_BY_NONE}`;
/** The camera is for the page itself: no frame in it may ask. */
const REPORT_PERMISSIONS = `camera=(self), ${NEEDED_BY_NONE}`;

function deskHeaders(https: boolean, permissions: string, frames = ["'none'"]): Headers {
  // blob: shows people the photos that are still on their phone. Such an address leads to bytes that this very page
  // holds, never to another site, and as an image they run nothing; scripts stay 'self'.
  const policy = {
    ...{ frameAncestors: ["'none'"], frames, images: ['blob:'], resources: 'same-origin' as const },
    ...{ scripts: [], styles: [] },
  };
  return { ...headersOf(helmetOptions(https, policy)), 'X-Frame-Options': 'DENY', 'Permissions-Policy': permissions };
}

const HALF_A_YEAR_S = 15_552_000;

interface Policy {
  /** Our own origin, where 'self' is not enough. */
  own?: string[];
  frameAncestors: string[];
  /** Pages that may stand in frames of it. */
  frames: string[];
  /** Sources of images beside our own and data. */
  images: string[];
  resources: 'cross-origin' | 'same-origin';
  /** Scripts and styles that may stand in a page itself. */
  scripts: string[];
  styles: string[];
}

function helmetOptions(https: boolean, policy: Policy) {
  return {
    contentSecurityPolicy: { useDefaults: false, directives: directivesOf(https, policy) },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' as const },
    crossOriginResourcePolicy: { policy: policy.resources },
    originAgentCluster: true,
    // Other sites learn nothing of where a reader comes from; our own POSTs keep their Origin.
    referrerPolicy: { policy: 'same-origin' as const },
    strictTransportSecurity: https ? { maxAge: HALF_A_YEAR_S, includeSubDomains: false, preload: false } : false,
    xContentTypeOptions: true,
    xDnsPrefetchControl: { allow: false },
    xDownloadOptions: false,
    // Set by hand where framing is refused; readers' pages may be framed, and old browsers know no "allow".
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: { permittedPolicies: 'none' as const },
    xPoweredBy: true,
    xXssProtection: true,
  };
}

function directivesOf(https: boolean, { own = [], frameAncestors, frames, images, scripts, styles }: Policy) {
  const self = ["'self'", ...own];
  return {
    defaultSrc: ["'none'"],
    scriptSrc: [...self, ...scripts.map(sourceOf)],
    styleSrc: [...self, ...styles.map(sourceOf)],
    imgSrc: [...self, 'data:', ...images],
    // 'self' covers our own WebSockets too.
    connectSrc: [...self, ...own.map((origin) => origin.replace('http', 'ws'))],
    fontSrc: ["'none'"],
    formAction: ["'self'"],
    frameSrc: frames,
    baseUri: ["'none'"],
    frameAncestors,
    manifestSrc: ["'self'"],
    objectSrc: ["'none'"],
    scriptSrcAttr: ["'none'"],
    ...(https ? { upgradeInsecureRequests: [] } : {}),
  };
}

/** Names a text by its hash, as a policy does: no other text passes for it. */
function sourceOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The headers that helmet would set on an answer. */
function headersOf(options: ReturnType<typeof helmetOptions>): Headers {
  const headers: Record<string, string> = {};
  const recorder = {
    setHeader: (name: string, value: string) => (headers[name] = value),
    removeHeader: (name: string) => delete headers[name],
  };
  helmet(options)({} as unknown as IncomingMessage, recorder as unknown as ServerResponse, () => undefined);
  return headers;
}
