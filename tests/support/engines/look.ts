/** A look at the page from inside it. */

export interface Wanted {
  /** Selectors of which each but the first is looked up within the element, or the shadow root, that is found before it. */
  path: string[];
  /** Text that the element holds. */
  holding: string;
  /** Whether the first one found comes into the window, and is what the next press is aimed at. */
  brings: boolean;
}

/** A visible element. */
export interface Sighted {
  text: string;
  /** The value of a field. */
  value: string;
  attributes: Record<string, string>;
  /** The element's middle in the window. */
  x: number;
  y: number;
  /** Whether a press at its middle meets the element, and it is not disabled. */
  takesPress: boolean;
}

/** Answers with the visible elements that fit, in the page's order. Runs in the page: it uses nothing of this module. */
export function look({ path, holding, brings }: Wanted): Sighted[] {
  let within: ParentNode[] = [document];
  let found: Element[] = [];
  for (const selector of path) {
    found = within.flatMap((root) => [...root.querySelectorAll(selector)]);
    within = found.map((element) => element.shadowRoot ?? element);
  }
  const isVisible = (element: Element) =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
  const fitting = found.filter((element) => element.textContent.includes(holding) && isVisible(element));
  if (brings) {
    fitting[0]?.scrollIntoView({ block: 'center', behavior: 'instant' });
    Object.assign(globalThis, { lookedAt: fitting[0] });
  }
  return fitting.map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    const root = element.getRootNode() as Document | ShadowRoot;
    const hit = root.elementFromPoint(x, y);
    const isMet = hit !== null && (element.contains(hit) || hit.contains(element));
    return {
      text: (element as HTMLElement).innerText,
      value: 'value' in element ? String(element.value) : '',
      attributes: Object.fromEntries([...element.attributes].map((one) => [one.name, one.value])),
      ...{ x, y },
      takesPress: isMet && !element.matches(':disabled') && element.closest('[inert]') === null,
    };
  });
}

/** Chooses in a select as the engine's own list does. Answers whether it is there. Runs in the page. */
export function pickIn({ selector, value }: { selector: string; value: string }): boolean {
  const select = document.querySelector<HTMLSelectElement>(selector);
  if (select === null) return false;
  select.value = value;
  for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));
  return select.value === value;
}

/** Marks all text of the field that has the focus: the next key replaces it. Runs in the page. */
export function selectAll(): void {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
}
