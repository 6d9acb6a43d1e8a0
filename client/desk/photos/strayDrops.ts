/**
 * Keeps the browser on the desk's page when something is dropped that nothing on the page takes: beside an open form, on
 * its preview, or on the board. Without that, the browser opens the picture or the link in place of the page.
 */
export function keepDropsHere(page: EventTarget): void {
  page.addEventListener('dragover', (event) => {
    const { dataTransfer } = event as DragEvent;
    if (!isStray(event as DragEvent)) return;
    event.preventDefault();
    // The mouse shows that nothing is taken here.
    if (dataTransfer !== null) dataTransfer.dropEffect = 'none';
  });
  page.addEventListener('drop', (event) => {
    if (isStray(event as DragEvent)) event.preventDefault();
  });
}

/** A drop that some part of the page takes was prevented by it. A link in a field becomes text there. */
function isStray({ defaultPrevented, dataTransfer, target }: DragEvent): boolean {
  if (defaultPrevented || dataTransfer === null) return false;
  const { types } = dataTransfer;
  return types.includes('Files') || (types.includes('text/uri-list') && !isField(target));
}

function isField(target: EventTarget | null): boolean {
  return /^(?:TEXTAREA|INPUT)$/.test((target as Partial<Element> | null)?.tagName ?? '');
}
