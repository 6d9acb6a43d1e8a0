/**
 * The screen between taking a photo and storing it for good: what must not be seen is covered, and the photo is approved or
 * left out. A dialog of the browser's own, over whatever asked for it.
 */
import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { Button } from '../../entry/button.js';
import { instead } from '../../entry/instead.js';
import { Mark } from '../../entry/mark.js';
import { useWayBack } from '../camera/wayBack.js';
import { QuickExit } from '../exit/quickExit.js';
import { useFront } from '../screens/front.js';
import { useReporting, useThirdWords } from '../screens/hooks.js';
import { Bench } from './bench.js';
// The screens' file, which is there by then, has what both need: a third file for that would be a round trip more.
import '../screens/second.js';
import { useOpened } from './opened.js';
import type { CoverScreenProps } from './terms.js';

export function CoverScreen({ photo, place, n, onEnd }: CoverScreenProps): JSX.Element {
  const { say, coverScreen: cover } = useThirdWords();
  const { faces, photos } = useReporting();
  const opened = useOpened(photo, { faces, shelf: photos });
  const leave = () => onEnd('left');
  const dialog = useFront('h2', { preventScroll: true });
  // Each photo begins at the title: Enter must not approve it unseen.
  useLayoutEffect(() => dialog.current?.querySelector('h2')?.focus(), [photo]);
  useWayBack('covering', leave);
  return (
    <dialog
      class="cover"
      data-photo={photo}
      ref={dialog}
      aria-label={n === 1 ? cover.title : say(cover.titleOf, { place, n })}
      onCancel={instead(leave)}
    >
      <div class="cover-head">
        <Button says={<Mark of="back" />} look="icon back" onClick={leave} aria-label={cover.back} />
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
          <Button says={cover.close} look="first" onClick={leave} />
        </div>
      )}
    </dialog>
  );
}
