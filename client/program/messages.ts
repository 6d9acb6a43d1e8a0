/** Server-sent events, as this server writes them: lines end in a line feed, and a message is one line of data. */

export interface Message {
  event: string;
  data: string;
}

/** Reads messages until the stream ends. Throws where it breaks, or is silent for so many milliseconds. */
export async function* messagesIn(body: ReadableStream<Uint8Array>, silenceMs: number): AsyncGenerator<Message, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await within(silenceMs, reader.read());
      if (done) return;
      const blocks = (text + decoder.decode(value, { stream: true })).split('\n\n');
      text = blocks.pop() ?? '';
      yield* blocks.map(messageOf);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function messageOf(block: string): Message {
  const fields = new Map(block.split('\n').map((line) => [nameIn(line), line.slice(nameIn(line).length + 2)]));
  return { event: fields.get('event') ?? 'message', data: fields.get('data') ?? '' };
}

function nameIn(line: string): string {
  return line.slice(0, Math.max(0, line.indexOf(':')));
}

async function within<Value>(ms: number, awaited: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the stream fell silent')), ms);
  });
  try {
    return await Promise.race([awaited, silence]);
  } finally {
    clearTimeout(timer);
  }
}
