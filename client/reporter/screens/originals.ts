import { useState } from 'preact/hooks';
import type { Originals } from '../../entry/form/context.js';
import { dueSource, noteCopied, noteTold } from '../originals.js';
import { useReporting, useSecondWords } from './hooks.js';

/** The sentence about originals in the gallery, from the first copy until it is tapped away. */
export function useOriginals(): Originals {
  const { shelf } = useReporting();
  const { camera } = useSecondWords();
  const [due, setDue] = useState(() => dueSource(shelf));
  return {
    copied: (from) => {
      noteCopied(shelf, from);
      setDue(dueSource(shelf));
    },
    due: due === null ? null : { says: camera.originals[due], understood: camera.understood },
    told: () => {
      if (due !== null) noteTold(shelf, due);
      setDue(dueSource(shelf));
    },
  };
}
