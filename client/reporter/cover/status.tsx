/** The result of the search for faces: a suggestion, which the sentence says each time. */
import type { JSX } from 'preact';
import { useThirdWords } from '../screens/hooks.js';
import type { Covering } from './covering.js';

export function Status({ covering }: { covering: Covering }): JSX.Element {
  const { say, coverScreen: cover } = useThirdWords();
  const { found } = covering.history.value.now;
  const search = covering.search.value;
  const says = () => {
    if (search === 'again') return cover.again;
    if (search === 'searching') return cover.searching;
    if (found === null || found === undefined) return cover.notSearched;
    return found === 0 ? cover.foundNone : say(cover.found, { n: found });
  };
  return (
    <p class="cover-status" role="status" data-search={search}>
      {says()}
    </p>
  );
}
