/** Two versions of one entry beside each other: whoever wrote one of them decides. */
import type { JSX } from 'preact';
import { Mark } from './mark.js';
import type { Words } from './entryWords.js';
import { gistOf, type Titled } from './gist.js';
import { useFormSpeech } from './formWords.js';

interface ConflictProps {
  drives: readonly Titled[];
  yours: Words;
  /** As the server has it now; null while that is not known here. */
  stands: Words | null;
  /** What each way on is called; `mine` is left out where nothing can be changed any more. */
  says: { mine?: string; theirs: string };
  onMine: () => void;
  onTheirs: () => void;
}

export function Conflict({ drives, yours, stands, says, onMine, onTheirs }: ConflictProps): JSX.Element {
  const { conflict } = useFormSpeech().form;
  return (
    <section class="conflict" role="alert">
      <p class="alarm">
        <Mark of="attention" /> {conflict.title}
      </p>
      <div class="sides">
        <Version title={conflict.yours} words={yours} drives={drives} />
        {stands === null ? (
          <p class="hint">{conflict.unknown}</p>
        ) : (
          <Version title={conflict.stands} words={stands} drives={drives} />
        )}
      </div>
      <div class="row">
        {says.mine !== undefined && (
          <button type="button" class="second" disabled={stands === null} onClick={onMine}>
            {says.mine}
          </button>
        )}
        <button type="button" class="second" onClick={onTheirs}>
          {says.theirs}
        </button>
      </div>
    </section>
  );
}

interface VersionProps {
  title?: string;
  words: Words;
  drives: readonly Titled[];
}

export function Version({ title, words: of, drives }: VersionProps): JSX.Element {
  return (
    <blockquote class="version">
      {title !== undefined && <h3 class="label">{title}</h3>}
      <GistOf words={of} drives={drives} />
    </blockquote>
  );
}

/** An entry in a few words: who says it, and what. */
export function GistOf({ words: of, drives }: Pick<VersionProps, 'words' | 'drives'>): JSX.Element {
  const { lead, words, lang } = gistOf(of, drives, useFormSpeech());
  const isSaid = of.kind === 'chant' || of.kind === 'speech' || of.kind === 'quote';
  return (
    <>
      {lead !== '' && (
        <p class="lead" dir="auto" lang={lang}>
          {lead}
        </p>
      )}
      {words !== '' && (
        <p class={isSaid ? 'gist said' : 'gist'} dir="auto" lang={lang}>
          {words}
        </p>
      )}
    </>
  );
}
