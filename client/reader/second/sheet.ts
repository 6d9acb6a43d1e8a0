/** Loads a style sheet whose address the page names, which carries the hash of the build. */

/** Answers whether the sheet is here; also where the page names none, and needs none. */
export function loadSheet(href: string | undefined): Promise<boolean> {
  if (href === undefined) return Promise.resolve(true);
  return new Promise((done) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = () => done(true);
    link.onerror = () => {
      link.remove();
      done(false);
    };
    document.head.append(link);
  });
}
