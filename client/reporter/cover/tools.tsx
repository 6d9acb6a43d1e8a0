/** The tools below the picture: what a finger draws, how it is covered, and steps back. */
import type { ComponentChildren, JSX } from 'preact';
import { useThirdWords } from '../screens/hooks.js';
import type { Covering } from './covering.js';
import type { Deeds, Tool } from './terms.js';
import { ToolMark } from './toolMark.js';

interface ToolsProps {
  tool: Tool;
  onTool: (tool: Tool) => void;
  covering: Covering;
  deeds: Deeds;
}

const DRAWS = ['ellipse', 'rectangle', 'brush'] as const;

export function Tools({ tool, onTool, covering, deeds }: ToolsProps): JSX.Element {
  const { coverScreen: cover } = useThirdWords();
  const { past, future, now } = covering.history.value;
  const isMosaic = now.fill === 'mosaic';
  return (
    <div class="cover-row">
      <fieldset class="cover-choice">
        <legend class="unseen">{cover.tools}</legend>
        {DRAWS.map((draws) => (
          <label key={draws} class="cover-tool">
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
      <Button
        name="mosaic"
        says={cover.mosaic}
        isPressed={isMosaic}
        onClick={() => covering.change({ ...now, fill: isMosaic ? 'solid' : 'mosaic' })}
      >
        <ToolMark of="mosaic" />
      </Button>
      <Button name="add" says={cover.add} onClick={deeds.addInMiddle}>
        <ToolMark of="add" />
      </Button>
      <Button name="undo" says={cover.undo} disabled={past.length === 0} onClick={covering.undo}>
        <ToolMark of="undo" />
      </Button>
      <Button name="redo" says={cover.redo} disabled={future.length === 0} onClick={covering.redo}>
        <ToolMark of="redo" />
      </Button>
    </div>
  );
}

/** The width of the brush, while there is one. */
export function Width({ tool, onTool }: Pick<ToolsProps, 'tool' | 'onTool'>): JSX.Element | null {
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

interface ButtonProps {
  name: string;
  says: string;
  isPressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
  children: ComponentChildren;
}

function Button({ name, says, isPressed, disabled, onClick, children }: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="cover-tool"
      name={name}
      aria-label={says}
      title={says}
      aria-pressed={isPressed}
      disabled={disabled}
      onClick={onClick}
    >
      <span>{children}</span>
    </button>
  );
}
