/** Loads a style sheet. */

/** Answers whether the sheet is here. */
export function loadSheet(href: string): Promise<boolean> {
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
