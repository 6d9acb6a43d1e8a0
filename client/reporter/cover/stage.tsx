/** The stage: the photo with its marks burnt in, as it would leave the phone, and the marks as things to take hold of. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useThirdWords } from '../screens/hooks.js';
import { ZOOM } from './deeds.js';
import { Drawn } from './drawn.js';
import { useFingers } from './fingers.js';
import { MarkList } from './markList.js';
import type { Marks } from './marks.js';
import type { Plate } from './plate.js';
import type { ShownPicture } from './shownPicture.js';
import { ToolMark } from './toolMark.js';
import { useWork } from './terms.js';
import { Width } from './tools.js';

export function Stage(): JSX.Element {
  const work = useWork();
  const { stage, picture, plate, covering, tool } = work;
  const { drawing, ...listeners } = useFingers(work);
  const { view, base } = picture;
  const marks = covering.history.value.now;
  const style = {
    width: `${String(base.width)}px`,
    height: `${String(base.height)}px`,
    transform: `translate(${String(view.x)}px, ${String(view.y)}px) scale(${String(view.zoom)})`,
    '--zoom': view.zoom,
  };
  return (
    <div class="cover-stage" dir="ltr" ref={stage} data-draws={tool.draws} {...listeners}>
      <div class="cover-picture" style={style}>
        <Burnt plate={plate} marks={marks} />
        {drawing !== null && <Drawn mark={drawing} size={plate} />}
        <MarkList />
      </div>
      <Width />
      <Zoom picture={picture} />
    </div>
  );
}

/** The picture as it would leave the phone. */
function Burnt({ plate, marks }: { plate: Plate; marks: Marks }): JSX.Element {
  const { coverScreen: cover } = useThirdWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) plate.show(canvas.current, marks);
  }, [plate, marks.all, marks.fill]);
  return <canvas ref={canvas} role="img" aria-label={cover.picture} />;
}

function Zoom({ picture }: { picture: ShownPicture }): JSX.Element {
  const { coverScreen: cover } = useThirdWords();
  return (
    <div class="cover-zoom" data-plain>
      <button type="button" aria-label={cover.zoomIn} onClick={() => picture.zoom(ZOOM)}>
        <ToolMark of="in" />
      </button>
      <button
        type="button"
        aria-label={cover.zoomOut}
        disabled={picture.view.zoom === 1}
        onClick={() => picture.zoom(1 / ZOOM)}
      >
        <ToolMark of="out" />
      </button>
    </div>
  );
}
