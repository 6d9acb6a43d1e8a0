/** The original or the translation moved under an editor's typing: both versions, and the two ways on. */
import type { JSX } from 'preact';
import { isOverruled, type DeskEntry } from '../../../shared/entry.js';
import { Mark } from '../../entry/mark.js';
import { Button } from '../frame/buttons.js';
import { useBoard, useWords } from '../frame/hooks.js';
import { ownText, textAt } from '../record/versions.js';
import type { SaidRow } from './saidRows.js';
import { Words } from './sides.js';
import { textDiff } from './textDiff.js';
import type { Question, Translating, Typed } from './translating.js';

interface MovedProps {
  entry: DeskEntry;
  lang: string;
  question: Question;
  typing: Translating;
  /** The words that stand now. */
  stands: Typed;
  rows: readonly SaidRow[];
  onMine: () => void;
  onTheirs: () => void;
}

export function Moved({ entry, lang, question, typing, stands, rows, onMine, onTheirs }: MovedProps): JSX.Element {
  const words = useWords();
  const { isOriginal, both } = question;
  return (
    <section class="conflict" data-moved="">
      {isOriginal && <OriginalMoved entry={entry} base={typing.base} />}
      {both.length > 0 && <Alarm says={words.translationMoved} />}
      {rows
        .filter(({ path }) => both.includes(path))
        .map(({ path, label }) => (
          <div class="sides" key={path}>
            <Words title={`${label} · ${words.form.conflict.yours}`} text={typing.said[path] ?? ''} lang={lang} />
            <Words title={`${label} · ${words.form.conflict.stands}`} text={stands[path] ?? ''} lang={lang} />
          </div>
        ))}
      <div class="row">
        <Button says={words.conflictMine} onClick={onMine} />
        <Button says={words.conflictTheirs} onClick={onTheirs} />
      </div>
    </section>
  );
}

function OriginalMoved({ entry, base }: { entry: DeskEntry; base: Translating['base'] }): JSX.Element {
  const { state, words } = useBoard();
  // Without a number nothing is known of what the typing began from, also not whether it moved.
  if (base.wordsRev === 0) return <Alarm says={words.whatChangedUnknown} />;
  return (
    <>
      <Alarm says={words.originalMoved} />
      <WhatChanged entry={entry} before={base.original ?? textAt(state.versions, entry, base.wordsRev)} />
    </>
  );
}

/** A translation that stands and was made of an earlier original. `of`: the rev of that one. */
export function Stale({ entry, of }: { entry: DeskEntry; of: number }): JSX.Element {
  const { state, words } = useBoard();
  return (
    <section class="conflict">
      <Alarm says={words.staleTranslation} />
      {isOverruled(entry) && <p>{words.notShownNow}</p>}
      <WhatChanged entry={entry} before={textAt(state.versions, entry, of)} />
    </section>
  );
}

function WhatChanged({ entry, before }: { entry: DeskEntry; before: string | null }): JSX.Element {
  const words = useWords();
  if (before === null) return <p class="hint">{words.whatChangedUnknown}</p>;
  return (
    <>
      <h3 class="label">{words.whatChanged}</h3>
      <p class="gist" dir="auto" lang={entry.lang}>
        {textDiff(before, ownText(entry)).map(({ is, text }, index) => {
          const As = ({ same: 'span', gone: 'del', new: 'ins' } as const)[is];
          return <As key={index}>{text}</As>;
        })}
      </p>
    </>
  );
}

function Alarm({ says }: { says: string }): JSX.Element {
  return (
    <p class="alarm" role="alert">
      <Mark of="attention" /> {says}
    </p>
  );
}
