/** Photos that were taken out of the form: each can be put back, the last one first. */
import { useState } from 'preact/hooks';
import type { Draft } from '../draft.js';
import { withBack, type TakenOut } from '../draftPhotos.js';
import type { Form } from './context.js';

export function useTakenOut({ photos }: Pick<Draft, 'photos'>, change: Form['change']) {
  const [out, setOut] = useState<readonly TakenOut[]>([]);
  const last = out.at(-1);
  return {
    takeOut: (id: string) => {
      const index = photos.findIndex((one) => one.id === id);
      const photo = photos[index];
      if (photo === undefined) return;
      setOut((before) => [...before, { photo, index }]);
      // The draft goes on naming the photo: without its bytes it could not come back.
      change((now) => ({ photos: now.photos.filter((one) => one.id !== id), out: [...now.out, id] }));
    },
    /** Puts the last one back into the list as it is by then; null where none is out. */
    undo:
      last === undefined
        ? null
        : () => {
            change((now) => ({ photos: withBack(now.photos, last) }));
            setOut((before) => before.filter((one) => one !== last));
          },
  };
}
