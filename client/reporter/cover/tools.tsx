/** The tools below the picture: what a finger draws, how it is covered, and steps back. */
import type { JSX } from 'preact';
import { Button, type ButtonProps } from '../../entry/button.js';
import { useThirdWords } from '../screens/hooks.js';
import { useWork } from './terms.js';
import { ToolMark } from './toolMark.js';

const DRAWS = ['ellipse', 'rectangle', 'brush'] as const;

export function Tools(): JSX.Element {
  const { tool, onTool, covering, deeds } = useWork();
  const { coverScreen: cover } = useThirdWords();
  const { past, future, now } = covering.history.value;
  const isMosaic = now.fill === 'mosaic';
  return (
    <div class="cover-row">
      <fieldset class="cover-choice">
        <legend class="unseen">{cover.tools}</legend>
        {DRAWS.map((draws) => (
          <label key={draws} class="cover-tool bare">
            <input
              type="radio"
              name="draws"
              value={draws}
              checked={tool.draws === draws}
              aria-label={cover.tool[draws]}
              onChange={() => onTool({ ...tool, draws })}
            />
            <span>
              <ToolMark of={draws} />
            </span>
          </label>
        ))}
      </fieldset>
      <Deed
        of="mosaic"
        aria-pressed={isMosaic}
        onClick={() => covering.change({ ...now, fill: isMosaic ? 'solid' : 'mosaic' })}
      />
      <Deed of="add" onClick={deeds.addInMiddle} />
      <Deed of="undo" disabled={past.length === 0} onClick={covering.undo} />
      <Deed of="redo" disabled={future.length === 0} onClick={covering.redo} />
    </div>
  );
}

/** The width of the brush, while there is one. */
export function Width(): JSX.Element | null {
  const { tool, onTool } = useWork();
  const { coverScreen: cover } = useThirdWords();
  if (tool.draws !== 'brush') return null;
  return (
    <div class="cover-width" data-plain>
      <input
        type="range"
        name="width"
        aria-label={cover.brushWidth}
        min="0.02"
        max="0.2"
        step="0.01"
        value={tool.brush}
        onInput={({ currentTarget }) => onTool({ ...tool, brush: Number(currentTarget.value) })}
      />
    </div>
  );
}

interface DeedProps extends Omit<ButtonProps, 'says'> {
  of: 'mosaic' | 'add' | 'undo' | 'redo';
}

function Deed({ of, ...attributes }: DeedProps): JSX.Element {
  const says = useThirdWords().coverScreen[of];
  const face = (
    <span>
      <ToolMark of={of} />
    </span>
  );
  return <Button says={face} look="cover-tool bare" name={of} aria-label={says} title={says} {...attributes} />;
}
