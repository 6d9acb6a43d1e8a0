/** The buttons of one entry: the few that are likely, and the rest unfolded. Each is there while it can be done. */
import type { JSX } from 'preact';
import type { DeskEntry, Verification } from '../../../shared/entry.js';
import { VERIFICATIONS } from '../../../shared/entry.js';
import type { EntryAct } from '../board/keys.js';
import { Button } from '../frame/buttons.js';
import { useBoard, useIsOffline, usePage, useWords } from '../frame/hooks.js';

interface Of {
  entry: DeskEntry;
  isBusy: boolean;
}

interface EntryDeedsProps extends Of {
  isLeaving: boolean;
  isUnfolded: boolean;
  onUnfold: (id: string) => void;
}

export function EntryDeeds({ isLeaving, isUnfolded, onUnfold, ...of }: EntryDeedsProps): JSX.Element {
  const { deeds } = usePage();
  const { open, may } = useBoard();
  const words = useWords();
  const { entry, isBusy } = of;
  const { id } = entry;
  const edit = (correcting: boolean) => open({ is: 'edit', id, correcting });
  if (isLeaving) return <Leaving id={id} />;
  const hasMore = may('actions', entry);
  return (
    <div class="deeds">
      {isBusy && hasMore && <span class="hint">{words.sending}</span>}
      <Deed {...of} act="publish" look="first" says={words.publish} onClick={() => deeds.publish(entry)} />
      <Opener {...of} act="edit" says={words.edit} onClick={() => edit(false)} />
      <Opener {...of} act="correct" says={words.correct} onClick={() => edit(true)} />
      {hasMore && <Button look="quiet" aria-expanded={isUnfolded} says={words.actions} onClick={() => onUnfold(id)} />}
      {hasMore && isUnfolded && <More {...of} />}
      {!hasMore && <TakeDownDeed {...of} />}
    </div>
  );
}

function Leaving({ id }: { id: string }): JSX.Element {
  const { farewells } = usePage().desk;
  const words = useWords();
  return (
    <div class="deeds">
      <span class="strong">{words.leaving}</span>
      <Button says={words.form.undo} onClick={() => farewells.undo(id)} />
    </div>
  );
}

function More(of: Of): JSX.Element {
  const { deeds } = usePage();
  const { blog, open } = useBoard();
  const words = useWords();
  const { entry } = of;
  const { id, pinned, key } = entry;
  const label = (labels: { pinned: boolean } | { key: boolean }) => deeds.label(entry, labels);
  const [pin, mark] = [pinned ? words.unpin : words.pin, key ? words.unmakeKey : words.makeKey];
  return (
    <div class="deeds-more">
      <Opener
        {...of}
        act="translate"
        look="second"
        says={words.translate}
        onClick={() => open({ is: 'translate', id })}
      />
      <Deed {...of} act="pin" says={pin} onClick={() => label({ pinned: !pinned })} />
      <Deed {...of} act="key" says={mark} onClick={() => label({ key: !key })} />
      <Verify {...of} />
      <Deed {...of} act="withdraw" says={words.withdraw} onClick={() => deeds.withdraw(entry, blog)} />
      <TakeDownDeed {...of} />
      {entry.state === 'published' && blog.visibility !== 'desk' && (
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
        onChange={({ currentTarget }) => deeds.verify(entry, currentTarget.value as Verification, blog)}
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
  const { id } = of.entry;
  return <Deed {...of} act="takeDown" says={words.takeDown} onClick={() => open({ is: 'take-down', id })} />;
}

interface DeedProps extends Of {
  act: EntryAct;
  look?: string;
  says: string;
  onClick: () => unknown;
}

/** Opens what is written in, which needs no network yet. */
function Opener({ act, entry, isBusy: _free, look = 'quiet', ...button }: DeedProps): JSX.Element | null {
  return useBoard().may(act, entry) ? <Button look={look} {...button} /> : null;
}

function Deed({ act, entry, isBusy, ...button }: DeedProps): JSX.Element | null {
  const words = useWords();
  const isOffline = useIsOffline();
  const title = isOffline ? words.offlineButton : undefined;
  return useBoard().may(act, entry) ? <Button {...button} disabled={isBusy || isOffline} title={title} /> : null;
}
