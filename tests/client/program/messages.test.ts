/** Server-sent events, cut into pieces at any byte. */
import { messagesIn, type Message } from '../../../client/program/messages.js';

const TEXT = 'event: hello\ndata: {"a":": b"}\n\nevent: frame\nid: e.5\ndata: {"text":"Слава"}\n\n';
const MESSAGES = [
  { event: 'hello', data: '{"a":": b"}' },
  { event: 'frame', data: '{"text":"Слава"}' },
];

function streamOf(pieces: readonly Uint8Array[], end = true): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (out) => {
      for (const piece of pieces) out.enqueue(piece);
      if (end) out.close();
    },
  });
}

async function read(stream: ReadableStream<Uint8Array>, silenceMs = 1_000): Promise<Message[]> {
  const all: Message[] = [];
  for await (const message of messagesIn(stream, silenceMs)) all.push(message);
  return all;
}

test('messages are the same wherever the network cuts them, within a letter too', async () => {
  const bytes = new TextEncoder().encode(TEXT);
  for (let at = 0; at <= bytes.length; at += 1)
    expect(await read(streamOf([bytes.slice(0, at), bytes.slice(at)]))).toEqual(MESSAGES);
});

test('a message without its end is none', async () => {
  expect(await read(streamOf([new TextEncoder().encode(`${TEXT}event: frame\ndata: {`)]))).toEqual(MESSAGES);
});

test('a stream that falls silent is an error', async () => {
  await expect(read(streamOf([new TextEncoder().encode(TEXT)], false), 30)).rejects.toThrow('silent');
});
