import { photoFault } from '../../entry/photoFault.js';
import { usePage, useWords } from '../frame/hooks.js';

/** Takes a file into this page, as the photo of that id where one is given. */
export function useTaking(): (file: File, id?: string) => Promise<{ id: string } | { fault: string }> {
  const { desk } = usePage();
  const words = useWords();
  return (file, id) =>
    desk.photos.page.take(file, id).then(
      (taken) => ({ id: taken }),
      (error: unknown) => ({ fault: photoFault(error, file.name, words) }),
    );
}
