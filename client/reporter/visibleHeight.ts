/**
 * Keeps the height that the keyboard leaves in a custom property: some phones shrink only the visual viewport, and the
 * send button would stand under the keys.
 */
export function followKeyboard(viewport: VisualViewport | null | undefined, root: HTMLElement): void {
  if (!viewport) return;
  let before = viewport.height;
  const follow = () => {
    root.style.setProperty('--visible-height', `${viewport.height.toString()}px`);
    root.style.setProperty('--visible-top', `${viewport.offsetTop.toString()}px`);
    // The keyboard came: the field that it is for stays in sight.
    if (viewport.height < before) document.activeElement?.scrollIntoView({ block: 'nearest' });
    before = viewport.height;
  };
  viewport.addEventListener('resize', follow);
  viewport.addEventListener('scroll', follow);
  follow();
}
