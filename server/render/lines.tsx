/** Words of several lines as several lines, also where no style sheet of ours is: in feeds, and in a page of others. */
import type { JSX } from 'preact';
import { withLineFeeds } from '../../shared/characters.js';

export function Lines({ of }: { of: string }): JSX.Element {
  const lines = withLineFeeds(of).split('\n');
  return <>{lines.flatMap((line, index) => (index === 0 ? [line] : [<br />, line]))}</>;
}
