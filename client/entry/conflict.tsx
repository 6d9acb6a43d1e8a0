/** Two versions of one entry beside each other: the author of one of them decides. */
import type { JSX } from 'preact';
import { Button } from './button.js';
import { Mark } from './mark.js';
import type { EntryContent } from './entryContent.js';
import { gistOf, type Titled, type TitlesOf } from './gist.js';
import { useFormSpeech } from './formWords.js';
import { partsApart } from './versions.js';

interface ConflictProps {
  blog: TitlesOf;
  yours: EntryContent;
  /** The entry as the server has it now; null while that is not known here. */
  stands: EntryContent | null;
  /** The names of the ways on; `mine` is left out where nothing can be changed any more, `edit` where mine is edited anyway. */
  says: { mine?: string; edit?: string; theirs: string };
  onMine: () => void;
  onEdit?: () => void;
  onTheirs: () => void;
}

export function Conflict({ blog, yours, stands, says, onMine, onEdit, onTheirs }: ConflictProps): JSX.Element {
  const { conflict } = useFormSpeech().form;
  return (
    <section class="conflict" role="alert">
      <p class="alarm">
        <Mark of="attention" /> {conflict.title}
      </p>
      <div class="sides">
        <Version title={conflict.yours} content={yours} beside={stands} blog={blog} />
        {stands === null ? (
          <p class="hint">{conflict.unknown}</p>
        ) : (
          <Version title={conflict.stands} content={stands} beside={yours} blog={blog} />
        )}
      </div>
      <div class="row">
        {says.mine !== undefined && <Button says={says.mine} disabled={stands === null} onClick={onMine} />}
        {says.edit !== undefined && <Button says={says.edit} disabled={stands === null} onClick={onEdit} />}
        <Button says={says.theirs} onClick={onTheirs} />
      </div>
    </section>
  );
}

interface VersionProps {
  title?: string;
  content: EntryContent;
  /** The other version, to show also what the gist leaves out and is not the same there. */
  beside?: EntryContent | null;
  blog: TitlesOf;
}

export function Version({ title, content, beside = null, blog }: VersionProps): JSX.Element {
  const speech = useFormSpeech();
  const apart = beside === null ? [] : partsApart(content, beside, blog.timeZone, speech);
  return (
    <blockquote class="version">
      {title !== undefined && <h3 class="label">{title}</h3>}
      <GistOf content={content} drives={blog.drives} />
      {apart.map(({ key, label, text, lang }) => (
        <p key={key} class="apart">
          <span class="label">{label}</span>{' '}
          <span dir="auto" lang={lang}>
            {text}
          </span>
        </p>
      ))}
    </blockquote>
  );
}

interface GistOfProps extends Pick<VersionProps, 'content'> {
  drives: readonly Titled[];
}

/** An entry in short: the speaker, and the text. */
export function GistOf({ content, drives }: GistOfProps): JSX.Element {
  const { lead, text, lang } = gistOf(content, drives, useFormSpeech());
  const isSaid = content.kind === 'chant' || content.kind === 'speech' || content.kind === 'quote';
  return (
    <>
      {lead !== '' && (
        <p class="lead" dir="auto" lang={lang}>
          {lead}
        </p>
      )}
      {text !== '' && (
        <p class={isSaid ? 'gist said' : 'gist'} dir="auto" lang={lang}>
          <Lines of={text} />
        </p>
      )}
    </>
  );
}

/** A text of several lines. Each runs its own way; in WebKit a line feed alone leaves them all to the first one's side. */
function Lines({ of }: { of: string }): JSX.Element {
  return <>{of.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br />, line]))}</>;
}
