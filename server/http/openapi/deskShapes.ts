/** The answers for reporters and editors: receipts, their own entries, the desk's record, its people. */
import { ROLES } from '../../../shared/entry.js';
import type {
  DeskAnswer,
  DeskChangesAnswer,
  DeskEntriesAnswer,
  DeskItem,
  MineAnswer,
  Receipt,
} from '../../../shared/protocol/desk.js';
import type {
  DeskDevice,
  DeskInvitation,
  FoundMove,
  InvitationAnswer,
  MoveAnswer,
  PeopleAnswer,
} from '../../../shared/protocol/people.js';
import * as is from './schema.js';

const { shape } = is;

interface ChangesOfDesk {
  epoch: string;
  step: number;
  to: number;
  items: DeskItem[];
}
type ResetOfDesk = Extract<DeskChangesAnswer, { reset: true }>;

const move = {
  id: is.text('Of the device to be: both screens show two digits that are made of it.'),
  deviceName: is.orNull(is.text('Such as "iPhone · Safari".')),
  expiresAt: is.time,
};
const standing = { epoch: is.epoch, step: is.step };

export const deskShapes = {
  Receipt: shape<Receipt>({
    id: is.text("The entry's id; of a blog, its slug."),
    seq: is.orNull({ ...is.seq, description: 'Null while the entry is held.' }),
    rev: is.whole,
  }),
  Preview: shape<{ html: string }>({ html: is.text('The entry as readers would see it.') }),
  Mine: shape<MineAnswer>({ entries: is.listOf(is.ref('DeskEntry')) }),
  Desk: shape<DeskAnswer>({
    blog: is.ref('Blog'),
    ...standing,
    readers: { ...is.whole, description: 'Readers now, rounded so that nobody is told apart.' },
  }),
  DeskEntries: shape<DeskEntriesAnswer>({
    ...standing,
    entries: is.listOf(is.ref('DeskEntry')),
    next: is.orNull({ ...is.step, description: 'The `first` to ask `before`; null at the end.' }),
  }),
  DeskItem: shape<DeskItem>({
    ...standing,
    entry: { anyOf: [is.ref('DeskEntry')], nullable: true },
    blog: { anyOf: [is.ref('Blog')], nullable: true },
  }),
  DeskChanges: shape<ChangesOfDesk>({ ...standing, to: is.step, items: is.listOf(is.ref('DeskItem')) }),
  DeskReset: shape<ResetOfDesk>({ reset: is.always(true), ...standing }),
  People: shape<PeopleAnswer>({
    devices: is.listOf(is.ref('Device')),
    ended: is.listOf(is.ref('Device')),
    invitations: is.listOf(is.ref('OpenInvitation')),
  }),
  Device: shape<DeskDevice>({
    id: is.text(),
    name: is.text(),
    role: is.oneOfTexts(...ROLES),
    kind: is.oneOfTexts('session', 'token'),
    deviceName: is.orNull(
      is.text('For people to tell devices apart, such as "iPhone · Safari"; null where none is known.'),
    ),
    createdAt: is.time,
    lastSeenAt: is.time,
    own: { ...is.yesOrNo, description: 'Whether it is the device that asks.' },
    invitation: is.mayLack(is.text('The invitation by which it came.')),
    invitedBy: is.mayLack(is.text('The device that made that invitation.')),
    movedFrom: is.mayLack(is.text('The device that gave it a session by six digits.')),
  }),
  OpenInvitation: shape<DeskInvitation>({
    id: is.text(),
    name: is.text(),
    role: is.oneOfTexts(...ROLES),
    createdAt: is.time,
    expiresAt: is.time,
    invitedBy: is.mayLack(is.text('The device that made it.')),
  }),
  Move: shape<MoveAnswer>({
    ...move,
    code: { type: 'string', pattern: '^\\d{6}$', description: 'Six digits, for a device that is signed in.' },
    now: is.time,
  }),
  FoundMove: shape<FoundMove>(move),
  Waits: shape<{ waits: true }>({ waits: is.always(true) }),
  Invitation: shape<InvitationAnswer>({
    id: is.text(),
    address: is.text('The sign-in address: shown this once, and kept nowhere.'),
    expiresAt: is.time,
  }),
};
