/** The server's HTTP side, as the reporter's app and the desk's page use it. Nothing throws: a failed network is an answer, too. */
import type {
  DeskAnswer,
  DeskChangesAnswer,
  DeskEntriesAnswer,
  MineAnswer,
  Receipt,
  SessionAnswer,
} from '../../shared/protocol/desk.js';
import type { InvitationAnswer, PeopleAnswer } from '../../shared/protocol/people.js';
import { askWithHalf, halfHeader, type SessionHalf } from './half.js';
import type { Methods } from './methods.js';
import { requestsBy } from './request.js';

/** The longest wait for an answer of `isThere`, which has to be known soon. */
const THERE_MS = 5_000;

type Fields = Record<string, unknown>;

export type Api = ReturnType<typeof httpApi>;

/** `half`: sent with every request. `methods`: the knowledge of the network, where others send over it, too. */
export function httpApi(fetchIt: typeof fetch, half: SessionHalf, methods?: Methods) {
  const { raw, reply, file } = requestsBy(fetchIt, methods, () => halfHeader(half));
  const blog = (slug: string) => `/api/v1/blogs/${slug}`;
  const entriesAddress = (slug: string) => `${blog(slug)}/desk/entries?limit=100`;
  return {
    raw,
    /** The bytes of a photo, by the address at which the server shows it to the desk; null where it does not come. */
    picture: file,
    /** Whether the server can be reached now. */
    isThere: async () => (await raw({ method: 'GET', path: '/healthz', patience: THERE_MS })) !== null,
    session: () => askWithHalf(half, () => reply<SessionAnswer>('GET', '/api/v1/session')),
    signOut: () => reply<null>('DELETE', '/api/v1/session'),
    preview: (slug: string, fields: Fields) => reply<{ html: string }>('POST', `${blog(slug)}/preview`, fields),
    mine: (slug: string) => reply<MineAnswer>('GET', `${blog(slug)}/mine`),

    create: (fields: Fields) => reply<Receipt>('POST', '/api/v1/blogs', fields),
    desk: (slug: string) => reply<DeskAnswer>('GET', `${blog(slug)}/desk`),
    entries: (slug: string, before: number | null) =>
      reply<DeskEntriesAnswer>('GET', entriesAddress(slug) + (before === null ? '' : `&before=${before}`)),
    /** Entries that wait for an editor, and no others. */
    held: (slug: string, before: number) =>
      reply<DeskEntriesAnswer>('GET', `${entriesAddress(slug)}&held=1&before=${before}`),
    changes: (slug: string, since: number, epoch: string) =>
      reply<DeskChangesAnswer>('GET', `${blog(slug)}/desk/changes?since=${since}&epoch=${encodeURIComponent(epoch)}`),
    people: (slug: string) => reply<PeopleAnswer>('GET', `${blog(slug)}/people`),
    invite: (slug: string, fields: Fields) => reply<InvitationAnswer>('POST', `${blog(slug)}/invitations`, fields),
    withdrawInvitation: (slug: string, id: string) => reply<null>('DELETE', `${blog(slug)}/invitations/${id}`),
    /** `hours`: in which whoever came by its invitations is ended, too. */
    revoke: (slug: string, device: string, hours: number) =>
      reply<null>('DELETE', `${blog(slug)}/devices/${device}?invited=${hours.toString()}`),
  };
}
