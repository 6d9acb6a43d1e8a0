/** Loads a style sheet. */

/** The longest wait for a sheet: on a line that is silent, what waits for it comes without it. */
const PATIENCE_MS = 45_000;

/** Answers whether the sheet is here; one that comes too late is taken all the same. */
export function loadSheet(href: string): Promise<boolean> {
  return new Promise((done) => {
    setTimeout(() => done(false), PATIENCE_MS);
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
