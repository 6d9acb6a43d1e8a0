/** The search of faces on this phone: loaded in time for photos, or when the reporter wants it. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../../entry/button.js';
import type { Draft } from '../../entry/draft.js';
import type { ThisPhoneWords } from '../words.js';
import { useReporting } from './hooks.js';

/** Loads the search once a form has to do with photos, where the network is good; nothing waits for it. */
export function useFacesInTime({ kind, photos, coming }: Pick<Draft, 'kind' | 'photos' | 'coming'>): void {
  const { faces, wishes } = useReporting();
  const hasPhotos = kind === 'photo' || photos.length + coming.length > 0;
  useEffect(() => {
    if (hasPhotos && faces.state.value === 'absent' && wishes.mayLoad()) void faces.getReady();
  }, [hasPhotos]);
}

export function FaceSearch({ words }: { words: ThisPhoneWords['settings']['faces'] }): JSX.Element {
  const { faces } = useReporting();
  const state = faces.state.value;
  return (
    <section class="face-search" aria-labelledby="face-search">
      <h3 class="label" id="face-search">
        {words.label}
      </h3>
      <p class="hint" role="status" data-faces={state}>
        {words.states[state]}
      </p>
      {(state === 'absent' || state === 'failed') && <Button says={words.load} onClick={() => void faces.getReady()} />}
    </section>
  );
}
