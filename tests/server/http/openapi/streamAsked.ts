/** The messages of a stream, held against the document. */
import { messagesIn, type Message } from '../../../../client/program/messages.js';
import { answerFaults } from '../../../support/documented.js';
import { rally, document, asked, documented, get, own, faultsAs } from './stand.js';

export async function askStream(): Promise<void> {
  const operation = 'GET /api/v1/blogs/{slug}/stream';
  const { epoch } = JSON.parse(await (await get(own())).text()) as { epoch: string };
  for (const [as, frame] of [
    ['json', 'JsonFrame'],
    ['html', 'HtmlFrame'],
  ] as const) {
    const leaving = new AbortController();
    const response = await fetch(`${rally.url}${own()}/stream?as=${as}`, {
      headers: { 'Last-Event-ID': `${epoch}.1` },
      signal: leaving.signal,
    });
    const events: Message[] = [];
    for await (const message of messagesIn(response.body!, 10_000)) if (events.push(message) === 2) break;
    leaving.abort();
    expect(events.map(({ event }) => event)).toEqual(['hello', 'frame']);
    expect(await answerFaults(document, operation, response, '')).toEqual([]);
    expect(events.flatMap(({ data }, at) => faultsAs(at === 0 ? 'Hello' : frame, data))).toEqual([]);
  }
  asked.add(operation);
  await documented(operation, get(`${own()}/stream?since=1`));
}
