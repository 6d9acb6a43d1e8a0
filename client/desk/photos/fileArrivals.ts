/** Files that are dropped onto the page, or pasted into it, while a form is open. */

/** Whether a drag that is over the page brings files. */
type Hovering = (isOver: boolean) => void;

/**
 * Hands files on until the answer is called. A drop anywhere on the page counts: beside the form it would lead the
 * browser away to the picture, and from what was typed.
 */
export function arrivalsOn(page: Document, take: (files: File[]) => unknown, hovers: Hovering): () => void {
  const over = (event: DragEvent) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    hovers(true);
  };
  const out = ({ relatedTarget }: DragEvent) => {
    if (relatedTarget === null) hovers(false);
  };
  const drop = (event: DragEvent) => {
    hovers(false);
    if (!bringsFiles(event)) return;
    event.preventDefault();
    hand(event.dataTransfer, take);
  };
  const paste = (event: ClipboardEvent) => {
    // Programs that copy text put a picture of it beside it: the text is meant.
    if (event.clipboardData?.types.includes('text/plain') === true) return;
    if (hand(event.clipboardData, take)) event.preventDefault();
  };
  page.addEventListener('dragover', over);
  page.addEventListener('dragleave', out);
  page.addEventListener('drop', drop);
  page.addEventListener('paste', paste);
  return () => {
    page.removeEventListener('dragover', over);
    page.removeEventListener('dragleave', out);
    page.removeEventListener('drop', drop);
    page.removeEventListener('paste', paste);
  };
}

function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}

function hand(data: DataTransfer | null, take: (files: File[]) => unknown): boolean {
  const files = [...(data?.files ?? [])];
  if (files.length > 0) take(files);
  return files.length > 0;
}
