/** Photos that the network lost, in an embed. */

/** Calls once where a photo is lost, or was lost before anybody listened. */
export function whenLost(root: Document | ShadowRoot, signal: AbortSignal, work: () => Promise<unknown>): void {
  let called = false;
  const lost = (): void => {
    if (called) return;
    called = true;
    work().catch(() => (called = false));
  };
  root.addEventListener('error', lost, { capture: true, signal });
  const images = [...root.querySelectorAll<HTMLImageElement>('picture img')];
  if (images.some((image) => image.complete && !image.naturalWidth && image.currentSrc)) lost();
}
