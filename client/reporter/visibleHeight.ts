/**
 * Keeps the height that the keyboard leaves in a custom property: some phones shrink only the visual viewport, and the
 * send button would be under the keys.
 */
export function followKeyboard(viewport: VisualViewport | null | undefined, root: HTMLElement): void {
  if (!viewport) return;
  const follow = () => {
    root.style.setProperty('--visible-height', `${viewport.height.toString()}px`);
    root.style.setProperty('--visible-top', `${viewport.offsetTop.toString()}px`);
  };
  viewport.addEventListener('resize', follow);
  viewport.addEventListener('scroll', follow);
  follow();
}
