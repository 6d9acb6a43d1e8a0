/** A style sheet that comes later: resolves once the page has it, and rejects where it does not come. */
export function lateStyle(page: Document, address: string): Promise<void> {
  const link = page.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error('a style sheet did not come'));
    };
    page.head.append(link);
  });
}
