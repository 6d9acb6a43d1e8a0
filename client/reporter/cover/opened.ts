/** A photo that is opened to be covered: read from this phone, decoded, and let go of with the screen. */
import { useEffect, useState } from 'preact/hooks';
import { Covering, type CoveringParts } from './covering.js';
import { plateOf, type Plate } from './plate.js';

/** `gone`: it is not on this phone, or this browser cannot open it. */
export type Opened = { is: 'opening' | 'gone' } | Here;

export interface Here {
  is: 'here';
  covering: Covering;
  plate: Plate;
}

type Shelf = CoveringParts['shelf'] & {
  uncovered: (id: string) => Promise<CoveringParts['photo'] | null>;
};

export function useOpened(photo: string, parts: Pick<CoveringParts, 'faces'> & { shelf: Shelf }): Opened {
  const [opened, setOpened] = useState<Opened & { of?: string }>({ is: 'opening' });
  useEffect(() => {
    let isLeft = false;
    let here: Here | null = null;
    const open = async () => {
      here = await hereOf(photo, parts).catch(() => null);
      if (isLeft) return here?.covering.stop();
      here?.covering.start();
      setOpened({ ...(here ?? { is: 'gone' as const }), of: photo });
    };
    void open();
    return () => {
      isLeft = true;
      here?.covering.stop();
    };
  }, [photo]);
  return opened.of === photo ? opened : { is: 'opening' };
}

async function hereOf(id: string, { faces, shelf }: Parameters<typeof useOpened>[1]): Promise<Here | null> {
  const photo = await shelf.uncovered(id);
  if (photo === null) return null;
  const plate = await plateOf(photo.file);
  return { is: 'here', plate, covering: new Covering({ photo, plate, shelf, faces }) };
}
