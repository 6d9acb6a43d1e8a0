/** The marks as buttons over the picture: a tap, a key and a screen reader reach each of them. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Button } from '../../entry/button.js';
import { Mark as Sign } from '../../entry/mark.js';
import { useThirdWords } from '../screens/hooks.js';
import { bringIntoSight } from './deeds.js';
import { boundsOf, type Mark } from './marks.js';
import type { Size } from './shapes.js';
import { useWork } from './terms.js';

export function MarkList(): JSX.Element {
  const { covering } = useWork();
  const { coverScreen: cover } = useThirdWords();
  const keys = useId();
  return (
    <>
      <p class="unseen" id={keys}>
        {cover.areaKeys}
      </p>
      <ul class="cover-marks">
        {covering.history.value.now.all.map((mark, index) => (
          <OneMark key={index} mark={mark} index={index} keys={keys} />
        ))}
      </ul>
    </>
  );
}

function OneMark({ mark, index, keys }: { mark: Mark; index: number; keys: string }): JSX.Element {
  const { covering, plate, deeds, picture, stage } = useWork();
  const { say, coverScreen: cover } = useThirdWords();
  const isSuggested = mark.is !== 'stroke' && mark.suggested === true;
  const name = say(isSuggested ? cover.areaSuggested : cover.area, { place: index + 1, n: covering.marks.all.length });
  const onFocus = () => {
    deeds.select(index);
    // Browsers scroll what has the focus into sight by themselves, under the picture's own place.
    stage.current?.scrollTo(0, 0);
    if (stage.current !== null) bringIntoSight(mark, picture, stage.current);
  };
  return (
    <li class="cover-mark" data-is={mark.is} data-suggested={isSuggested} style={placeOf(mark, plate)}>
      <button type="button" data-mark={index} aria-label={name} aria-describedby={keys} onFocus={onFocus} />
      {deeds.selected === index && (
        <>
          <Button
            says={<Sign of="cross" />}
            look="cover-remove bare"
            data-plain
            aria-label={cover.remove}
            onClick={() => deeds.remove(index)}
          />
          <span class="cover-handle" data-handle={index} aria-hidden="true" />
        </>
      )}
    </li>
  );
}

/** A brush's way is held by all that it covers. */
function placeOf(mark: Mark, size: Size) {
  const { x, y, width, height } = boundsOf(mark);
  const reach = mark.is === 'stroke' ? (mark.width * Math.max(size.width, size.height)) / 2 : 0;
  const [dx, dy] = [reach / size.width, reach / size.height];
  return {
    left: percent(x - dx),
    top: percent(y - dy),
    width: percent(width + 2 * dx),
    height: percent(height + 2 * dy),
  };
}

function percent(part: number): string {
  return `${String(part * 100)}%`;
}
