/** The screen's working part: the photo on its stage, what the search came to, the tools, and the way on. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useOnce } from '../../account/useOnce.js';
import { Button } from '../../entry/button.js';
import { FaultMessage } from '../../entry/labelled.js';
import { useHeard } from '../screens/heard.js';
import { useThirdWords } from '../screens/hooks.js';
import { isFull } from '../../store/full.js';
import { useDeeds } from './deeds.js';
import type { Here } from './opened.js';
import { Stage } from './stage.js';
import { Status } from './status.js';
import { WorkContext, useWork, type CoverEnd, type Tool } from './terms.js';
import { Tools } from './tools.js';
import { useShownPicture } from './shownPicture.js';

interface BenchProps {
  opened: Here;
  onEnd: (how: CoverEnd) => void;
}

export function Bench({ opened: { covering, plate }, onEnd }: BenchProps): JSX.Element {
  const { coverScreen: cover } = useThirdWords();
  const [tool, setTool] = useState<Tool>({ draws: 'ellipse', brush: 0.05 });
  const stage = useRef<HTMLDivElement>(null);
  const picture = useShownPicture(stage, plate);
  const deeds = useDeeds({ covering, plate, picture, stage, tool });
  const { isMaking, fault, use } = useApproval(covering, onEnd);
  // Keys reach the screen wherever the focus is: a press beside everything leaves it nowhere.
  useHeard(document, 'keydown', deeds.onKey);
  const isGone = covering.isGone.value;
  return (
    <WorkContext.Provider value={{ stage, picture, plate, covering, deeds, tool, onTool: setTool }}>
      <div class="cover-bench" inert={isMaking}>
        <Stage />
        <div class="cover-below">
          <Status covering={covering} />
          <FaultMessage fault={isGone ? cover.gone : fault} />
          <Tools />
          <Foot isMaking={isMaking} onUse={use} onDrop={() => onEnd('dropped')} />
        </div>
      </div>
    </WorkContext.Provider>
  );
}

interface FootProps {
  isMaking: boolean;
  onUse: () => unknown;
  onDrop: () => void;
}

function Foot({ isMaking, onUse, onDrop }: FootProps): JSX.Element {
  const { say, coverScreen: cover } = useThirdWords();
  const n = useWork().covering.history.value.now.all.length;
  return (
    <div class="foot-row">
      <Button says={cover.leaves} onClick={onDrop} />
      <button type="button" class="first cover-use" onClick={onUse}>
        <span>{isMaking ? cover.making : cover.use}</span>
        <small>{n === 0 ? cover.useBare : say(cover.uses, { n })}</small>
      </button>
    </div>
  );
}

/** A photo that could not be stored is still here, with its marks. */
function useApproval(covering: Here['covering'], onEnd: BenchProps['onEnd']) {
  const { coverScreen: cover } = useThirdWords();
  const [isMaking, setMaking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const use = useOnce(async () => {
    setMaking(true);
    setFault(null);
    try {
      if ((await covering.approve()) === 'approved') return onEnd('used');
      setFault(cover.gone);
    } catch (error) {
      setFault(isFull(error) ? cover.noRoom : cover.notMade);
    }
    setMaking(false);
  });
  return { isMaking, fault, use };
}
