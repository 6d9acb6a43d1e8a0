/** The buttons of an entry: the few that are likely, and the rest unfolded. Each is there while its deed can be done. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { VERIFICATIONS, type DeskEntry, type Verification } from '../../../shared/entry.js';
import { isForReaders } from '../../../shared/may.js';
import { Segments } from '../board/segments.js';
import { Button } from '../frame/buttons.js';
import { useBoard, useIsOffline } from '../frame/hooks.js';

interface Of {
  entry: DeskEntry;
  isBusy: boolean;
}

interface EntryDeedsProps extends Of {
  isLeaving: boolean;
  isUnfolded: boolean;
}

export function EntryDeeds({ isLeaving, isUnfolded, ...of }: EntryDeedsProps): JSX.Element {
  const { desk, may, onEntry, words } = useBoard();
  const { entry, isBusy } = of;
  const hasMore = may('actions', entry);
  if (isLeaving)
    return (
      <div class="row deeds">
        <span class="strong">{words.leaving}</span>
        <Button says={words.form.undo} onClick={() => desk.withdrawals.undo(entry.id)} />
      </div>
    );
  return (
    <div class="row deeds">
      {isBusy && hasMore && <span class="hint">{words.sending}</span>}
      <Deed {...of} act="publish" look="first" />
      <Deed {...of} act="edit" look="quiet" />
      <Deed {...of} act="correct" look="quiet" />
      {hasMore && (
        <Button look="quiet" aria-expanded={isUnfolded} says={words.actions} onClick={() => onEntry.actions(entry)} />
      )}
      {hasMore && isUnfolded && <More {...of} />}
      {!hasMore && <Deed {...of} act="takeDown" />}
    </div>
  );
}

function More(of: Of): JSX.Element {
  const { blog, words } = useBoard();
  const { id, pinned, key, state } = of.entry;
  return (
    <div class="deeds-more">
      <Deed {...of} act="translate" />
      <Deed {...of} act="pin" says={pinned ? words.unpin : words.pin} />
      <Deed {...of} act="key" says={key ? words.unmakeKey : words.makeKey} />
      <Deed {...of} act="withdraw" />
      <Deed {...of} act="takeDown" />
      <Verify {...of} />
      {state === 'published' && isForReaders(blog) && (
        <a class="quiet" href={`/live/${blog.slug}/entries/${id}`} target="_blank" rel="noopener">
          {words.open}
        </a>
      )}
    </div>
  );
}

/** How sure readers are told that the entry is: said to them at once. */
function Verify({ entry, isBusy }: Of): JSX.Element | null {
  const { deeds, blog, may, words } = useBoard();
  const isOffline = useIsOffline();
  const [wanted, setWanted] = useState<Verification | null>(null);
  const shown = wanted ?? entry.verification;
  const choose = async (verification: Verification) => {
    if (verification === shown) return;
    setWanted(verification);
    await deeds.verify(entry, verification, blog);
    setWanted(null);
  };
  if (!may('verify', entry)) return null;
  return (
    <div class="stack verify">
      <span class="label" aria-hidden="true">
        {words.verify}
      </span>
      <Segments
        name="verification"
        label={words.verify}
        choices={VERIFICATIONS}
        says={words.verification}
        value={shown}
        look="apart"
        disabled={isBusy || isOffline}
        onValue={choose}
      />
    </div>
  );
}

/** Deeds that only open a sheet to write in, which needs no network yet. */
const OPENERS = ['edit', 'correct', 'translate'];

interface DeedProps extends Of {
  act: 'publish' | 'edit' | 'correct' | 'translate' | 'pin' | 'key' | 'withdraw' | 'takeDown';
  look?: string;
  says?: string;
}

function Deed({ act, entry, isBusy, look = 'second', says }: DeedProps): JSX.Element | null {
  const { may, onEntry, words } = useBoard();
  const isOffline = useIsOffline() && !OPENERS.includes(act);
  if (!may(act, entry)) return null;
  return (
    <Button
      look={look}
      disabled={isOffline || (isBusy && !OPENERS.includes(act))}
      title={isOffline ? words.offlineButton : undefined}
      says={says ?? words[act]}
      onClick={() => onEntry[act](entry)}
    />
  );
}
