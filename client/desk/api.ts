/** The desk's addresses on the server. */
import type {
  DeskAnswer,
  DeskChangesAnswer,
  DeskEntriesAnswer,
  InvitationAnswer,
  PeopleAnswer,
  Receipt,
  SessionAnswer,
} from '../../shared/protocol.js';
import { requestsBy, type Reply, type Requests } from '../account/request.js';

type Fields = Record<string, unknown>;

export interface DeskApi {
  raw: Requests['raw'];
  session(): Promise<Reply<SessionAnswer>>;
  signOut(): Promise<Reply<null>>;
  create(fields: Fields): Promise<Reply<Receipt>>;
  desk(slug: string): Promise<Reply<DeskAnswer>>;
  entries(slug: string, before: number | null): Promise<Reply<DeskEntriesAnswer>>;
  /** Those alone that wait for an editor. */
  held(slug: string, before: number): Promise<Reply<DeskEntriesAnswer>>;
  changes(slug: string, since: number, epoch: string): Promise<Reply<DeskChangesAnswer>>;
  preview(slug: string, fields: Fields): Promise<Reply<{ html: string }>>;
  people(slug: string): Promise<Reply<PeopleAnswer>>;
  invite(slug: string, fields: Fields): Promise<Reply<InvitationAnswer>>;
  withdrawInvitation(slug: string, id: string): Promise<Reply<null>>;
  revoke(slug: string, device: string): Promise<Reply<null>>;
}

export function deskApi(fetchIt: typeof fetch): DeskApi {
  const { raw, reply } = requestsBy(fetchIt);
  const blog = (slug: string) => `/api/v1/blogs/${slug}`;
  return {
    raw,
    session: () => reply('GET', '/api/v1/session'),
    signOut: () => reply('DELETE', '/api/v1/session'),
    create: (fields) => reply('POST', '/api/v1/blogs', fields),
    desk: (slug) => reply('GET', `${blog(slug)}/desk`),
    entries: (slug, before) =>
      reply('GET', `${blog(slug)}/desk/entries?limit=100${before === null ? '' : `&before=${before.toString()}`}`),
    held: (slug, before) => reply('GET', `${blog(slug)}/desk/entries?limit=100&held=1&before=${before.toString()}`),
    changes: (slug, since, epoch) =>
      reply('GET', `${blog(slug)}/desk/changes?since=${since.toString()}&epoch=${encodeURIComponent(epoch)}`),
    preview: (slug, fields) => reply('POST', `${blog(slug)}/preview`, fields),
    people: (slug) => reply('GET', `${blog(slug)}/people`),
    invite: (slug, fields) => reply('POST', `${blog(slug)}/invitations`, fields),
    withdrawInvitation: (slug, id) => reply('DELETE', `${blog(slug)}/invitations/${id}`),
    revoke: (slug, device) => reply('DELETE', `${blog(slug)}/devices/${device}`),
  };
}
