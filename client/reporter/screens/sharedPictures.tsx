import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { sharedFile, type SharedFile } from '../../worker/sharedBox.js';
import { useThirdWords } from './hooks.js';

/** Pictures of a phone's camera take 48 MB each while they are shown. */
const SHOWN = 3;

interface SharedPicturesProps {
  id: string;
  files: readonly SharedFile[];
}

/** The first pictures, small; the name in place of a file that this browser does not show. */
export function SharedPictures({ id, files }: SharedPicturesProps): JSX.Element | null {
  const words = useThirdWords();
  if (files.length === 0) return null;
  const more = files.length - SHOWN;
  return (
    <ul class="shared-files">
      {files.slice(0, SHOWN).map((file, at) => (
        <li key={at}>
          <Picture id={id} at={at} name={file.name} />
        </li>
      ))}
      {more > 0 && <li class="shared-more">{words.say(words.shared.more, { n: more })}</li>}
    </ul>
  );
}

function Picture({ id, at, name }: { id: string; at: number; name: string }): JSX.Element {
  const [address, setAddress] = useState<string | null>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    let made = '';
    let isGone = false;
    void sharedFile(id, at).then((file) => {
      if (file === null || isGone) return setBroken(true);
      made = URL.createObjectURL(file);
      setAddress(made);
    });
    return () => {
      isGone = true;
      URL.revokeObjectURL(made);
    };
  }, [id, at]);
  if (isBroken) {
    return (
      <span class="shared-name" dir="auto">
        {name}
      </span>
    );
  }
  return address === null ? (
    <span class="thumbnail" />
  ) : (
    <img class="thumbnail" src={address} alt={name} onError={() => setBroken(true)} />
  );
}
