/** The messages of a stream, held against the document. */
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
    const events = await firstEvents(response, 2);
    leaving.abort();
    expect(events.map(({ event }) => event)).toEqual(['hello', 'frame']);
    expect(await answerFaults(document, operation, response, '')).toEqual([]);
    expect(events.flatMap(({ data }, at) => faultsAs(at === 0 ? 'Hello' : frame, data))).toEqual([]);
  }
  asked.add(operation);
  await documented(operation, get(`${own()}/stream?since=1`));
}

async function firstEvents(response: Response, count: number): Promise<{ event: string; data: string }[]> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.split('\n\n').length > count) break;
  }
  const events = text.split('\n\n').slice(0, count);
  return events.map((event) => ({
    event: /^event: (.*)$/m.exec(event)?.[1] ?? '',
    data: /^data: (.*)$/m.exec(event)?.[1] ?? '',
  }));
}
