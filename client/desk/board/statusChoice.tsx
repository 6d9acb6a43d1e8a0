/** Announced, live, paused, ended: chosen at once, but for the end, which asks first. */
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
    <fieldset class="stack status" data-status={blog.status}>
      <legend class="unseen">{words.statusLabel}</legend>
      <Segments
        name="status"
        choices={STATUSES}
        says={words.status}
        value={shown}
        disabled={isOffline}
        onValue={(status) => (status === 'ended' ? setEndAsked(true) : void go(status))}
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
    </fieldset>
  );
}
