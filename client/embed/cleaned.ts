/**
 * HTML of the feed as nodes that may stand in another site's page.
 *
 * It comes from our own server, which sanitised it before it was stored; this is the second fence, because behind it
 * lies a page that trusted us with a script element. What is parsed in a template neither loads nor runs; then only
 * elements and attributes from two short lists stay, so nothing that a browser may learn to run one day gets through;
 * and the nodes themselves are placed, never text made of them again, so there is no second parsing to fool.
 */

const ELEMENTS = new Set(
  (
    'a article b bdi bdo blockquote br button code dd del details div dl dt em figcaption figure footer h1 h2 h3 h4 header hr ' +
    'i img ins kbd li mark meter nav ol p picture pre progress q s samp section small source span strong sub summary sup ' +
    'svg path circle rect line polyline polygon g time u ul wbr'
  ).split(' '),
);

/** No `on...`, no `style`, no `srcdoc`, `formaction` or `xlink:href`: whatever is not here. */
const ATTRIBUTES =
  /^(alt|class|cx|cy|d|datetime|decoding|dir|fill|height|hidden|href|hreflang|id|lang|loading|max|min|open|points|r|rel|role|rx|ry|sizes|src|srcset|start|stroke(-\w+)?|tabindex|title|type|value|viewbox|width|x[12]?|y[12]?|(aria|data)-[\w-]+)$/i;

/** `origin`: of the feed. Addresses on the wire are root-relative; elsewhere they would mean another site's files. */
export function cleaned(html: string, origin: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  for (const element of template.content.querySelectorAll('*')) {
    if (!ELEMENTS.has(element.localName)) element.remove();
    else cleanAttributes(element, origin);
  }
  return template.content;
}

function cleanAttributes(element: Element, origin: string): void {
  for (const { name, value } of [...element.attributes]) {
    const address = ADDRESSES[name];
    const kept = address ? address(value, origin) : ATTRIBUTES.test(name) ? value : null;
    if (kept === null) element.removeAttribute(name);
    else if (kept !== value) element.setAttribute(name, kept);
  }
  if (element.localName === 'a') {
    element.setAttribute('target', '_blank');
    element.setAttribute('rel', `noopener ${element.getAttribute('rel') ?? ''}`.trim());
  }
}

type Address = (value: string, origin: string) => string | null;

const ADDRESSES: Partial<Record<string, Address>> = {
  href: (value, origin) => resolved(value, origin, ({ protocol }) => /^(https?|mailto|tel):$/.test(protocol)),
  src: ours,
  srcset(value, origin) {
    const all = value.split(', ').map((candidate) => {
      const [address = '', size = ''] = candidate.trim().split(' ');
      return `${ours(address, origin) ?? ''} ${size}`;
    });
    return all.some((candidate) => candidate.startsWith(' ')) ? null : all.join(', ');
  },
};

/** Pictures come from the feed's origin, or are in the HTML: a reader of an embed is nobody else's visitor. */
function ours(value: string, origin: string): string | null {
  return resolved(value, origin, (url) => url.origin === origin || /^data:image\/(webp|png|jpeg);/.test(url.href));
}

function resolved(value: string, origin: string, test: (url: URL) => boolean): string | null {
  if (!URL.canParse(value, origin)) return null;
  const url = new URL(value, origin);
  return test(url) ? url.href : null;
}
