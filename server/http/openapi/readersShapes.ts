/** The answers for readers' programs: lists of entries, changes, and the messages of a stream. */
import { KINDS } from '../../../shared/entry.js';
import type {
  BlogDelta,
  ChangesAnswer,
  EntriesAnswer,
  Frame,
  GoneDelta,
  Hello,
  HtmlDelta,
  HtmlEntryDelta,
  JsonDelta,
  JsonEntryDelta,
  Drain,
  Position,
  Reset,
  ResetReason,
  TopDelta,
} from '../../../shared/protocol/readers.js';
import * as is from './schema.js';
import type { Fields } from './schema.js';

const { shape } = is;

const WHY = ['epoch', 'ahead', 'far'] as const satisfies ResetReason[];
const position: Fields<Position> = { epoch: is.epoch, head: is.seq };
const reset: Fields<Reset> = { ...position, why: is.oneOfTexts(...WHY) };
const kind = is.oneOfTexts(...KINDS);
const jsonDelta = { anyOf: ['GoneDelta', 'JsonEntryDelta', 'BlogDelta'].map(is.ref) };
const htmlDelta = { anyOf: ['GoneDelta', 'HtmlEntryDelta', 'TopDelta'].map(is.ref) };

type Changes<Delta> = Extract<ChangesAnswer<Delta>, { from: number }>;
type ResetAnswer = Extract<ChangesAnswer, { reset: true }>;

function frame(delta: is.Schema): Fields<Frame> {
  return {
    epoch: is.epoch,
    from: is.seq,
    to: is.seq,
    deltas: { ...is.listOf(delta), description: 'Folded: each entry once, in its latest state, by rising seq.' },
  };
}

export const readersShapes = {
  Entries: shape<EntriesAnswer>({
    ...position,
    entries: is.listOf(is.ref('Entry')),
    next: is.orNull({ ...is.seq, description: 'The order to ask `before`; null at the end.' }),
  }),
  JsonChanges: shape<Changes<JsonDelta>>({ ...frame(jsonDelta), head: is.seq, lang: is.language }),
  HtmlChanges: shape<Changes<HtmlDelta>>({ ...frame(htmlDelta), head: is.seq, lang: is.language }),
  ResetAnswer: shape<ResetAnswer>({ reset: is.always(true), ...reset }),
  GoneDelta: shape<GoneDelta>({ seq: is.seq, id: is.uuid, gone: is.always(true) }),
  JsonEntryDelta: shape<JsonEntryDelta>({ seq: is.seq, id: is.uuid, order: is.seq, kind, entry: is.ref('Entry') }),
  BlogDelta: shape<BlogDelta>({ seq: is.seq, blog: is.ref('Blog') }),
  HtmlEntryDelta: shape<HtmlEntryDelta>({
    seq: is.seq,
    id: is.uuid,
    order: is.seq,
    kind,
    html: is.text('The whole <article>, with root-relative addresses.'),
  }),
  TopDelta: shape<TopDelta>({ seq: is.seq, top: is.text('The new content of `[data-top]`.') }),
  Hello: shape<Hello>({
    ...position,
    at: { ...is.seq, description: 'Frames of this connection start at `at` + 1.' },
    now: { ...is.time, description: "The server's clock." },
    poll: { ...is.whole, description: 'Seconds between two polls, should the reader have to poll.' },
    lang: is.language,
  }),
  JsonFrame: shape<Frame<JsonDelta>>(frame(jsonDelta)),
  HtmlFrame: shape<Frame<HtmlDelta>>(frame(htmlDelta)),
  Position: shape<Position>(position),
  Reset: shape<Reset>(reset),
  Drain: shape<Drain>({
    within: { ...is.whole, description: 'Seconds: move to another connection at a random moment in that time.' },
  }),
};
