/**
 * The screen between taking a photo and storing it for good: what must not be seen is covered, and the photo is approved or
 * left out. A dialog of the browser's own, over whatever asked for it.
 */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Mark } from '../../entry/mark.js';
import { QuickExit } from '../exit/quickExit.js';
import { useReporting, useThirdWords } from '../screens/hooks.js';
import { Bench } from './bench.js';
// The screens' file, which is there by then, has what both need: a third file for that would be a round trip more.
import '../screens/second.js';
import { useOpened } from './opened.js';
import type { CoverScreenProps } from './terms.js';
import { useWayBack } from './wayBack.js';

export function CoverScreen({ photo, place, n, onEnd }: CoverScreenProps): JSX.Element {
  const { say, coverScreen: cover } = useThirdWords();
  const { faces, photos } = useReporting();
  const opened = useOpened(photo, { faces, shelf: photos });
  const leave = () => onEnd('left');
  const dialog = useFront(photo);
  useWayBack(leave);
  const onCancel = (event: Event) => {
    event.preventDefault();
    leave();
  };
  return (
    <dialog
      class="cover"
      data-photo={photo}
      ref={dialog}
      aria-label={n === 1 ? cover.title : say(cover.titleOf, { place, n })}
      onCancel={onCancel}
    >
      <div class="cover-head">
        <button type="button" class="icon back" onClick={leave} aria-label={cover.back}>
          <Mark of="back" />
        </button>
        <h2 tabIndex={-1}>
          {cover.title}
          {n > 1 && <span class="cover-place"> {say(cover.place, { place, n })}</span>}
        </h2>
        <QuickExit isOverStrip />
      </div>
      {opened.is === 'here' && <Bench key={photo} opened={opened} onEnd={onEnd} />}
      {opened.is === 'gone' && (
        <div class="cover-gone" role="alert">
          <p>{cover.gone}</p>
          <button type="button" class="first" onClick={leave}>
            {cover.close}
          </button>
        </div>
      )}
    </dialog>
  );
}

/** Opens the dialog, and gives the focus back in the end. Each photo begins at the title: Enter must not approve it unseen. */
function useFront(photo: string): { current: HTMLDialogElement | null } {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const here = dialog.current;
    const before = document.activeElement;
    here?.showModal();
    return () => {
      here?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  useLayoutEffect(() => dialog.current?.querySelector('h2')?.focus(), [photo]);
  return dialog;
}
