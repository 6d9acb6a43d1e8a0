/** The desk's requests about a rally's outlets: apart from the others, so that the phone does not load them. */
import type {
  ChannelMade,
  OutletsAnswer,
  OutletTested,
  SecretAnswer,
  WebhookMade,
} from '../../../shared/protocol/outlets.js';
import type { Api } from '../../account/api.js';
import { replyOf, type Reply } from '../../account/request.js';

export type OutletsApi = ReturnType<typeof outletsApi>;

/** A test waits for the other program. */
const TEST_PATIENCE_MS = 20_000;

export function outletsApi({ raw }: Pick<Api, 'raw'>, slug: string) {
  const base = `/api/v1/blogs/${slug}/outlets`;
  const ask = async <Value>(method: string, path = '', body?: Record<string, unknown>): Promise<Reply<Value>> =>
    replyOf<Value>(await raw({ method, path: base + path, body, patience: TEST_PATIENCE_MS }));
  return {
    list: () => ask<OutletsAnswer>('GET'),
    addWebhook: (url: string) => ask<WebhookMade>('POST', '', { kind: 'webhook', url }),
    setChannel: (fields: Record<string, unknown>) => ask<ChannelMade>('POST', '', { kind: 'telegram', ...fields }),
    test: (id: string) => ask<OutletTested>('POST', `/${id}/test`),
    renewSecret: (id: string) => ask<SecretAnswer>('POST', `/${id}/secret`),
    resume: (id: string) => ask<null>('POST', `/${id}/resume`),
    remove: (id: string) => ask<null>('DELETE', `/${id}`),
  };
}
