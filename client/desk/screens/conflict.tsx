import type { JSX } from 'preact';
import type { DeskEntry } from '../../../shared/entry.js';
import { wordsOfEntry, type Words } from '../../entry/entryWords.js';
import { gistOf } from '../../entry/gist.js';
import { isGone } from '../../../shared/may.js';
import { useBoard, useWords } from './hooks.js';
import { OtherMark } from './marks.js';

interface ConflictProps {
  entry: DeskEntry;
  mine: Words;
  onMine: () => void;
  onTheirs: () => void;
}

/** Two versions of one entry beside each other: one may go on from either. */
export function Conflict({ entry, mine, onMine, onTheirs }: ConflictProps): JSX.Element {
  const words = useWords();
  if (isGone(entry)) return <p class="alarm">{words.conflictGone}</p>;
  return (
    <section class="conflict" role="alert">
      <p class="alarm">
        <OtherMark of="attention" /> {words.conflict}
      </p>
      <div class="sides">
        <Version title={words.conflictYours} words={mine} />
        <Version title={words.conflictStands} words={wordsOfEntry(entry)} />
      </div>
      <div class="row">
        <button type="button" class="second" onClick={onMine}>
          {words.conflictMine}
        </button>
        <button type="button" class="second" onClick={onTheirs}>
          {words.conflictTheirs}
        </button>
      </div>
    </section>
  );
}

function Version({ title, words: of }: { title: string; words: Words }): JSX.Element {
  const { blog } = useBoard();
  const { lead, words, lang } = gistOf(of, blog.drives);
  return (
    <div class="version">
      <h3 class="label">{title}</h3>
      {lead !== '' && (
        <p class="lead" dir="auto" lang={lang}>
          {lead}
        </p>
      )}
      <p class="gist" dir="auto" lang={lang}>
        {words}
      </p>
    </div>
  );
}
