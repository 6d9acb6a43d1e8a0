import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useReporting } from './hooks.js';
import { Mark } from '../../entry/mark.js';

interface ThumbnailProps {
  photo: string;
  /** Where the server has it, for the time when this phone does not. */
  src: string | null;
  alt: string;
}

/** The picture as this phone has it, else as the server shows it to the desk, else a mark in its place. */
export function Thumbnail({ photo, src, alt }: ThumbnailProps): JSX.Element {
  const local = useLocal(photo);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => setBroken(false), [local, src]);
  const shown = local ?? src;
  if (shown === null || isBroken) {
    return (
      <span class="thumbnail" role="img" aria-label={alt}>
        <Mark of="photo" />
      </span>
    );
  }
  return <img class="thumbnail" src={shown} alt={alt} decoding="async" onError={() => setBroken(true)} />;
}

function useLocal(photo: string): string | null {
  const { photos } = useReporting();
  const [local, setLocal] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    void photos.show(photo).then((url) => {
      if (!isGone) setLocal(url);
    });
    return () => void (isGone = true);
  }, [photo]);
  return local;
}
