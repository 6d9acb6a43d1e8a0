/** The server's addresses for moves. */
import type { NewSessionAnswer } from '../../../shared/protocol/desk.js';
import type { FoundMove, MoveAnswer } from '../../../shared/protocol/people.js';
import { replyOf, type Reply, type Requests } from '../../account/request.js';

export function moveRequests(raw: Requests['raw']) {
  const post = async <Value>(path: string, body?: Record<string, unknown>): Promise<Reply<Value>> =>
    replyOf<Value>(await raw({ method: 'POST', path: `/api/v1/moves${path}`, body }));
  return {
    open: (secret: string) => post<MoveAnswer>('', { secret }),
    take: (secret: string) => post<NewSessionAnswer | { waits: true }>('/session', { secret }),
    find: (code: string) => post<FoundMove>('/find', { code }),
    claim: (id: string) => post<null>(`/${id}/claim`),
  };
}
