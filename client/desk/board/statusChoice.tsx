/** Announced, live, paused, ended: chosen at once, but for the end, which asks first. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { STATUSES, type BlogStatus } from '../../../shared/entry.js';
import { useBoard, useIsOffline, usePage, useWords } from '../frame/hooks.js';

export function StatusChoice(): JSX.Element {
  const { deeds } = usePage();
  const { blog } = useBoard();
  const words = useWords();
  const isOffline = useIsOffline();
  const [wanted, setWanted] = useState<BlogStatus | null>(null);
  const [isEndAsked, setEndAsked] = useState(false);
  // While the end is asked about, it is what is chosen; "not yet" leads back.
  const shown = isEndAsked ? 'ended' : (wanted ?? blog.status);

  const go = async (status: BlogStatus) => {
    setEndAsked(false);
    setWanted(status);
    await deeds.send('blog', blog.slug, { blog: blog.slug, rev: blog.rev, status });
    // The record tells what it is now; without an answer that is what it was.
    setWanted(null);
  };

  return (
    <fieldset class="status" data-status={blog.status}>
      <legend class="unseen">{words.statusLabel}</legend>
      <div class="segments">
        {STATUSES.map((status) => (
          <label class="segment" key={status}>
            <input
              type="radio"
              name="status"
              value={status}
              checked={shown === status}
              disabled={isOffline}
              onChange={() => {
                if (status === 'ended') setEndAsked(true);
                else void go(status);
              }}
            />
            <span>
              {status === 'live' && <i class="dot" aria-hidden="true" />}
              {words.status[status]}
            </span>
          </label>
        ))}
      </div>
      {isEndAsked ? (
        <div class="ask" role="alert">
          <p>{words.endSure}</p>
          <div class="row">
            <button type="button" class="first" onClick={() => void go('ended')}>
              {words.endIt}
            </button>
            <button type="button" class="second" onClick={() => setEndAsked(false)}>
              {words.notYet}
            </button>
          </div>
        </div>
      ) : (
        <p class="hint">{words.statusDoes[shown]}</p>
      )}
    </fieldset>
  );
}
