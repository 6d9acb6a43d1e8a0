/** The choice between announced, live, paused and ended: done at once, but for the end, which asks first. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { STATUSES, type BlogStatus } from '../../../shared/entry.js';
import { Ask, Button } from '../frame/buttons.js';
import { useBoard, useIsOffline } from '../frame/hooks.js';
import { Segments } from './segments.js';

export function StatusChoice(): JSX.Element {
  const { deeds, blog, words } = useBoard();
  const isOffline = useIsOffline();
  const [wanted, setWanted] = useState<BlogStatus | null>(null);
  const [isEndAsked, setEndAsked] = useState(false);
  // The end is shown as chosen while it is asked about; "not yet" leads back.
  const shown = isEndAsked ? 'ended' : (wanted ?? blog.status);

  const go = async (status: BlogStatus) => {
    setEndAsked(false);
    setWanted(status);
    await deeds.setStatus(blog, status);
    // From here on the record's own status is shown; without an answer that is the old one.
    setWanted(null);
  };
  const choose = (status: BlogStatus) => {
    setEndAsked(status === 'ended' && status !== blog.status);
    if (status !== 'ended' && status !== shown) void go(status);
  };

  return (
    <div class="stack status" data-status={blog.status}>
      <Segments
        name="status"
        label={words.statusLabel}
        choices={STATUSES}
        says={words.status}
        value={shown}
        disabled={isOffline}
        onValue={choose}
      />
      {isEndAsked ? (
        <Ask
          says={words.endSure}
          yes={<Button look="first" says={words.endIt} onClick={() => go('ended')} />}
          no={words.notYet}
          onNo={() => setEndAsked(false)}
        />
      ) : (
        <p class="hint">{words.statusDoes[shown]}</p>
      )}
    </div>
  );
}
