/** The buttons of one entry: the few that are likely, and the rest unfolded. */
import type { JSX } from 'preact';
import type { DeskEntry, Verification } from '../../../shared/entry.js';
import { VERIFICATIONS } from '../../../shared/entry.js';
import { useBoard, useIsOffline, usePage, useWords } from './hooks.js';

interface EntryDeedsProps {
  entry: DeskEntry;
  isBusy: boolean;
  isLeaving: boolean;
  isUnfolded: boolean;
  onUnfold: (id: string) => void;
}

export function EntryDeeds({ entry, isBusy, isLeaving, isUnfolded, onUnfold }: EntryDeedsProps): JSX.Element {
  const { deeds, desk } = usePage();
  const { blog, open } = useBoard();
  const words = useWords();
  const { id, state } = entry;
  const isHeld = state === 'held';

  if (isLeaving) {
    return (
      <div class="deeds">
        <span class="strong">{words.leaving}</span>
        <button type="button" class="second" onClick={() => void desk.farewells.undo(id)}>
          {words.form.undo}
        </button>
      </div>
    );
  }
  if (state === 'retracted') {
    return (
      <div class="deeds">
        <Deed isOff={isBusy} onClick={() => open({ is: 'take-down', id })}>
          {words.takeDown}
        </Deed>
      </div>
    );
  }
  return (
    <div class="deeds">
      {isBusy && <span class="hint">{words.sending}</span>}
      {isHeld && blog.status !== 'ended' && (
        <Deed look="first" isOff={isBusy} onClick={() => void deeds.publish(entry)}>
          {words.publish}
        </Deed>
      )}
      <button type="button" class="quiet" onClick={() => open({ is: 'edit', id, correcting: false })}>
        {words.edit}
      </button>
      {!isHeld && (
        <button type="button" class="quiet" onClick={() => open({ is: 'edit', id, correcting: true })}>
          {words.correct}
        </button>
      )}
      <button type="button" class="quiet" aria-expanded={isUnfolded} onClick={() => onUnfold(id)}>
        {words.actions}
      </button>
      {isUnfolded && <More entry={entry} isBusy={isBusy} />}
    </div>
  );
}

function More({ entry, isBusy }: Pick<EntryDeedsProps, 'entry' | 'isBusy'>): JSX.Element {
  const { deeds } = usePage();
  const { blog, open } = useBoard();
  const words = useWords();
  const isOffline = useIsOffline();
  const { id, pinned, key, state } = entry;
  return (
    <div class="deeds-more">
      <button type="button" class="second" onClick={() => open({ is: 'translate', id })}>
        {words.translate}
      </button>
      <Deed isOff={isBusy} onClick={() => void deeds.label(entry, { pinned: !pinned })}>
        {pinned ? words.unpin : words.pin}
      </Deed>
      <Deed isOff={isBusy} onClick={() => void deeds.label(entry, { key: !key })}>
        {key ? words.unmakeKey : words.makeKey}
      </Deed>
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
      <Deed isOff={isBusy} onClick={() => deeds.withdraw(entry, blog)}>
        {words.withdraw}
      </Deed>
      <Deed isOff={isBusy} onClick={() => open({ is: 'take-down', id })}>
        {words.takeDown}
      </Deed>
      {state === 'published' && blog.visibility !== 'desk' && (
        <a class="quiet" href={`/live/${blog.slug}/entries/${id}`} target="_blank" rel="noopener">
          {words.open}
        </a>
      )}
    </div>
  );
}

interface DeedProps {
  look?: string;
  isOff: boolean;
  onClick: () => void;
  children: string;
}

function Deed({ look = 'second', isOff, onClick, children }: DeedProps): JSX.Element {
  const words = useWords();
  const isOffline = useIsOffline();
  return (
    <button
      type="button"
      class={look}
      disabled={isOff || isOffline}
      title={isOffline ? words.offlineButton : undefined}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
