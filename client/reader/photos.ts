/** A photo that is activated opens in the viewer, which is loaded then and not before. */

type Viewer = typeof import('./viewer.js');

/** Until that is there, and where it cannot be had, a photo is the link that it is without scripts. */
export function openPhotos(): void {
  const { viewer, viewerWords = '{}' } = document.body.dataset;
  if (!viewer) return;
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('[data-photo]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // The address is the page's own: it carries the hash of the build.
    (import(/* @vite-ignore */ viewer) as Promise<Viewer>).then(
      ({ view }) => view(link, JSON.parse(viewerWords) as Parameters<Viewer['view']>[1]),
      // Offline the page would be left for nothing.
      () => navigator.onLine && location.assign(link.href),
    );
  });
}
