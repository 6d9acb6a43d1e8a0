import type { JSX } from 'preact';
import { TakeDown } from '../deeds/takeDown.js';
import { useBoard, type Opened } from '../frame/hooks.js';
import { Elsewhere } from '../elsewhere/elsewhere.js';
import { People } from '../people/people.js';
import { Settings } from '../settings/settings.js';
import { Edit } from '../writing/edit.js';
import { Translate } from '../writing/translate.js';
import { TranslateBlog } from '../writing/translateBlog.js';
import { Write } from '../writing/write.js';
import { KeyList } from './keyList.js';

interface InFrontProps {
  opened: Opened;
  onClose: () => void;
}

/** The sheet in front of the board. */
export function InFront({ opened, onClose }: InFrontProps): JSX.Element | null {
  const { state } = useBoard();
  const entry = 'id' in opened ? state.entries.get(opened.id) : undefined;
  switch (opened.is) {
    case 'edit':
      return entry ? <Edit entry={entry} correcting={opened.correcting} onClose={onClose} /> : null;
    case 'translate':
      return entry ? <Translate entry={entry} onClose={onClose} /> : null;
    case 'take-down':
      return entry ? <TakeDown entry={entry} onClose={onClose} /> : null;
    case 'write':
      return <Write kind={opened.kind} onClose={onClose} />;
    case 'settings':
      return <Settings onClose={onClose} />;
    case 'blog-words':
      return <TranslateBlog onClose={onClose} />;
    case 'people':
      return <People onClose={onClose} />;
    case 'elsewhere':
      return <Elsewhere onClose={onClose} />;
    case 'keys':
      return <KeyList onClose={onClose} />;
  }
}
