/** A text of several lines as several lines, also without our style sheets: in feeds, and in pages of others. */
import type { JSX } from 'preact';
import { withLineFeeds } from '../../shared/characters.js';

export function Lines({ of }: { of: string }): JSX.Element {
  const lines = withLineFeeds(of).split('\n');
  return <>{lines.flatMap((line, index) => (index === 0 ? [line] : [<br />, line]))}</>;
}
