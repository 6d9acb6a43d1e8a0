import type { JSX } from 'preact';
import type { PeopleAnswer } from '../../../shared/protocol.js';
import { Edit } from '../writing/edit.js';
import { useBoard, type Opened } from '../frame/hooks.js';
import { Keys } from './keyList.js';
import { People } from '../people/people.js';
import { Settings } from '../settings/settings.js';
import { TakeDown } from '../deeds/takeDown.js';
import { Translate } from '../writing/translate.js';
import { Write } from '../writing/write.js';

interface InFrontProps {
  opened: Opened;
  people: PeopleAnswer | null;
  loadPeople: () => Promise<void>;
  onClose: () => void;
}

/** What stands in front of the board. */
export function InFront({ opened, people, loadPeople, onClose }: InFrontProps): JSX.Element | null {
  switch (opened.is) {
    case 'edit':
    case 'translate':
    case 'take-down':
      return <OfEntry opened={opened} onClose={onClose} />;
    case 'write':
      return <Write kind={opened.kind} onClose={onClose} />;
    case 'settings':
      return <Settings onClose={onClose} />;
    case 'people':
      return <People people={people} load={loadPeople} onClose={onClose} />;
    case 'keys':
      return <Keys onClose={onClose} />;
  }
}

type OfEntryOpened = Extract<Opened, { id: string }>;

function OfEntry({ opened, onClose }: { opened: OfEntryOpened; onClose: () => void }): JSX.Element | null {
  const { state } = useBoard();
  const entry = state.entries.get(opened.id);
  if (entry === undefined) return null;
  if (opened.is === 'edit') return <Edit entry={entry} correcting={opened.correcting} onClose={onClose} />;
  if (opened.is === 'translate') return <Translate entry={entry} onClose={onClose} />;
  return <TakeDown entry={entry} onClose={onClose} />;
}
