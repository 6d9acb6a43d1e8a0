/**
 * Turns HTML of the feed into nodes that may stand in another site's page.
 *
 * The HTML comes from our own server, which sanitised it before it was stored; this is the second fence, because the page
 * behind it trusted us with a script element. HTML that is parsed in a template neither loads nor runs; then only
 * elements and attributes from two short lists stay, so nothing that a browser may learn to run one day gets
 * through; and the nodes themselves are placed, never text made of them again, so there is no second parsing to fool.
 */
import { trusted } from './trusted.js';

/** Elements that the server's renderer makes: a test holds every kind of entry against the list. */
const ELEMENTS =
  /^(a|article|b|bdi|blockquote|br|button|code|del|details|div|em|figcaption|figure|footer|h[12]|header|hr|i|img|li|main|ol|p|picture|pre|small|source|span|strong|summary|svg|time|ul)$/;

/** Attributes that stay: no `on...`, no `style`, no `srcdoc`, `formaction` or `xlink:href`. */
const ATTRIBUTES =
  /^(alt|class|datetime|dir|height|hidden|id|lang|loading|rel|role|sizes|start|tabindex|type|viewBox|width|(aria|data)-.*)$/;

/** `origin`: the feed's. Addresses on the wire are root-relative; elsewhere they would mean another site's files. */
export function cleaned(html: string, origin: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = trusted(html);
  for (const element of template.content.querySelectorAll('*')) {
    if (ELEMENTS.test(element.localName)) cleanAttributes(element, origin);
    else element.remove();
  }
  return template.content;
}

function cleanAttributes(element: Element, origin: string): void {
  for (const { name, value } of [...element.attributes]) {
    // An attribute can be named `__proto__`, which is no own property of the table.
    const address = Object.hasOwn(ADDRESSES, name) ? ADDRESSES[name]?.(value, origin) : null;
    const kept = address ?? (ATTRIBUTES.test(name) ? value : null);
    if (kept === null) element.removeAttribute(name);
    else element.setAttribute(name, kept);
  }
  // A page opened like this gets no opener: browsers that know modules take `noopener` for granted. A call opens no page.
  if (element.localName === 'a' && !CALL.test((element as HTMLAnchorElement).href))
    element.setAttribute('target', '_blank');
}

/** Addresses that open an app of the device. */
const CALL = /^(mailto|tel|sms):/;

const ADDRESSES: Partial<Record<string, (value: string, origin: string) => string | null>> = {
  href(value, origin) {
    const address = resolved(value, origin);
    return /^https?:/.test(address) || CALL.test(address) ? address : null;
  },
  src: picture,
  srcset(value, origin) {
    const set = value
      .split(', ')
      .map((one) => one.replace(/^\S+(?= \d+w$)/, (address) => picture(address, origin) ?? ''));
    return set.every((one) => /^\S+ \d+w$/.test(one)) ? set.join(', ') : null;
  },
};

/** Pictures come from the feed's origin, or are in the HTML: a reader of an embed is nobody else's visitor. */
function picture(value: string, origin: string): string | null {
  const address = resolved(value, origin);
  return address.startsWith(`${origin}/`) || address.startsWith('data:image/') ? address : null;
}

function resolved(value: string, origin: string): string {
  try {
    return new URL(value, origin).href;
  } catch {
    return '';
  }
}
