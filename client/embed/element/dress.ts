/** Style sheets in a shadow tree. */

/** Ten feeds of a page share one sheet: it is parsed once. */
const sheets = new Map<string, CSSStyleSheet>();

/** A content security policy asks nothing of a constructed sheet, whatever it says of inline styles; not all browsers have it. */
export function dress(root: ShadowRoot, texts: readonly string[]): void {
  try {
    root.adoptedStyleSheets = texts.map(sheetOf);
  } catch {
    for (const style of root.querySelectorAll('style')) style.remove();
    for (const text of texts) root.append(Object.assign(document.createElement('style'), { textContent: text }));
  }
}

function sheetOf(text: string): CSSStyleSheet {
  const known = sheets.get(text);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  sheets.set(text, sheet);
  return sheet;
}

/**
 * Shows so many entries: those beyond stay in the tree, and come forward where one before them is taken away. The link to more is
 * shown until there are so many. Within `:is` a browser may know no `:has`; Infinity makes a rule that is passed over.
 */
export function limitStyle(limit: number): string {
  return `[role=feed]>:nth-child(n+${limit + 1}),:is([role=feed]:has(>:nth-child(${limit})))~.older{display:none!important}`;
}
