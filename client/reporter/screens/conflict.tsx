import type { JSX } from 'preact';
import type { Words } from '../../entry/entryWords.js';
import { gistOf } from '../../entry/gist.js';
import { useWords } from './hooks.js';

interface ConflictProps {
  yours: Words;
  /** As the server has it now; null while that is not known here. */
  stands: Words | null;
  /** Whether the blog still takes changes. */
  isOpen: boolean;
  onMine: () => void;
  onTheirs: () => void;
}

/** Two versions of one entry, one above the other: the reporter decides. */
export function Conflict({ yours, stands, isOpen, onMine, onTheirs }: ConflictProps): JSX.Element {
  const words = useWords();
  return (
    <div class="needs">
      <p class="fault">
        <span aria-hidden="true">! </span>
        {words.form.conflict.title}
      </p>
      <h3 class="label">{words.form.conflict.stands}</h3>
      {stands === null ? <p class="said-plainly">{words.form.conflict.unknown}</p> : <Version words={stands} />}
      <h3 class="label">{words.form.conflict.yours}</h3>
      <Version words={yours} />
      <div class="deeds">
        {isOpen && (
          <button type="button" class="first" disabled={stands === null} onClick={onMine}>
            {words.conflictKeepMine}
          </button>
        )}
        <button type="button" class="second" onClick={onTheirs}>
          {words.conflictKeepTheirs}
        </button>
      </div>
    </div>
  );
}

function Version({ words }: { words: Words }): JSX.Element {
  const { lead, words: said, lang } = gistOf(words);
  return (
    <blockquote class="version" dir="auto" lang={lang}>
      {lead !== '' && <p class="own-lead">{lead}</p>}
      <p class="own-words">{said}</p>
    </blockquote>
  );
}
