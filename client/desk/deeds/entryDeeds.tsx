/** The buttons of one entry: the few that are likely, and the rest unfolded. Each is there while it can be done. */
import type { JSX } from 'preact';
import type { DeskEntry, Verification } from '../../../shared/entry.js';
import { VERIFICATIONS } from '../../../shared/entry.js';
import type { EntryAct } from '../board/keys.js';
import { useBoard, useIsOffline, usePage, useWords } from '../frame/hooks.js';

interface EntryDeedsProps {
  entry: DeskEntry;
  isBusy: boolean;
  isLeaving: boolean;
  isUnfolded: boolean;
  onUnfold: (id: string) => void;
}

export function EntryDeeds({ entry, isBusy, isLeaving, isUnfolded, onUnfold }: EntryDeedsProps): JSX.Element {
  const { deeds } = usePage();
  const { open, may } = useBoard();
  const words = useWords();
  const { id } = entry;
  const hasMore = may('actions', entry);
  const of = { entry, isBusy };

  if (isLeaving) return <Leaving id={id} />;
  return (
    <div class="deeds">
      {isBusy && hasMore && <span class="hint">{words.sending}</span>}
      <Deed {...of} act="publish" look="first" onClick={() => void deeds.publish(entry)}>
        {words.publish}
      </Deed>
      <Opener {...of} act="edit" onClick={() => open({ is: 'edit', id, correcting: false })}>
        {words.edit}
      </Opener>
      <Opener {...of} act="correct" onClick={() => open({ is: 'edit', id, correcting: true })}>
        {words.correct}
      </Opener>
      {hasMore && (
        <button type="button" class="quiet" aria-expanded={isUnfolded} onClick={() => onUnfold(id)}>
          {words.actions}
        </button>
      )}
      {hasMore && isUnfolded && <More {...of} />}
      {!hasMore && <TakeDownDeed {...of} />}
    </div>
  );
}

function Leaving({ id }: { id: string }): JSX.Element {
  const { desk } = usePage();
  const words = useWords();
  return (
    <div class="deeds">
      <span class="strong">{words.leaving}</span>
      <button type="button" class="second" onClick={() => void desk.farewells.undo(id)}>
        {words.form.undo}
      </button>
    </div>
  );
}

type Of = Pick<EntryDeedsProps, 'entry' | 'isBusy'>;

function More({ entry, isBusy }: Of): JSX.Element {
  const { deeds } = usePage();
  const { blog, open } = useBoard();
  const words = useWords();
  const { id, pinned, key, state } = entry;
  const of = { entry, isBusy };
  return (
    <div class="deeds-more">
      <Opener {...of} act="translate" look="second" onClick={() => open({ is: 'translate', id })}>
        {words.translate}
      </Opener>
      <Deed {...of} act="pin" onClick={() => void deeds.label(entry, { pinned: !pinned })}>
        {pinned ? words.unpin : words.pin}
      </Deed>
      <Deed {...of} act="key" onClick={() => void deeds.label(entry, { key: !key })}>
        {key ? words.unmakeKey : words.makeKey}
      </Deed>
      <Verify {...of} />
      <Deed {...of} act="withdraw" onClick={() => deeds.withdraw(entry, blog)}>
        {words.withdraw}
      </Deed>
      <TakeDownDeed {...of} />
      {state === 'published' && blog.visibility !== 'desk' && (
        <a class="quiet" href={`/live/${blog.slug}/entries/${id}`} target="_blank" rel="noopener">
          {words.open}
        </a>
      )}
    </div>
  );
}

function Verify({ entry, isBusy }: Of): JSX.Element | null {
  const { deeds } = usePage();
  const { blog, may } = useBoard();
  const words = useWords();
  const isOffline = useIsOffline();
  if (!may('verify', entry)) return null;
  return (
    <label class="verify">
      <span class="label">{words.verify}</span>
      <select
        class="field"
        name="verification"
        value={entry.verification}
        disabled={isBusy || isOffline}
        onChange={({ currentTarget }) => void deeds.verify(entry, currentTarget.value as Verification, blog)}
      >
        {VERIFICATIONS.map((verification) => (
          <option key={verification} value={verification}>
            {words.verification[verification]}
          </option>
        ))}
      </select>
    </label>
  );
}

function TakeDownDeed(of: Of): JSX.Element {
  const { open } = useBoard();
  const words = useWords();
  return (
    <Deed {...of} act="takeDown" onClick={() => open({ is: 'take-down', id: of.entry.id })}>
      {words.takeDown}
    </Deed>
  );
}

interface DeedProps extends Of {
  act: EntryAct;
  look?: string;
  onClick: () => void;
  children: string;
}

/** Opens what is written in, which needs no network yet. */
function Opener({ act, entry, look = 'quiet', onClick, children }: DeedProps): JSX.Element | null {
  const { may } = useBoard();
  if (!may(act, entry)) return null;
  return (
    <button type="button" class={look} onClick={onClick}>
      {children}
    </button>
  );
}

function Deed({ act, entry, isBusy, look = 'second', onClick, children }: DeedProps): JSX.Element | null {
  const { may } = useBoard();
  const words = useWords();
  const isOffline = useIsOffline();
  if (!may(act, entry)) return null;
  return (
    <button
      type="button"
      class={look}
      disabled={isBusy || isOffline}
      title={isOffline ? words.offlineButton : undefined}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
