/** Splitters cut the bytes of a Redis (RESP 2) into whole replies, so that a wire can pass one and keep another. */
export type Splitter = (bytes: Buffer) => Buffer[];

/** Makes a splitter, which keeps the beginning of an unfinished reply for its next call. */
export function createSplitter(): Splitter {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const replies: Buffer[] = [];
    for (let end = endOf(rest, 0); end !== null; end = endOf(rest, 0)) {
      replies.push(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
    return replies;
  };
}

const MESSAGE = Buffer.from('*3\r\n$7\r\nmessage\r\n');

/** Tells whether a reply is a message to a subscriber: its channel and its bytes are in it as they were published. */
export function isMessage(reply: Buffer): boolean {
  return reply.subarray(0, MESSAGE.length).equals(MESSAGE);
}

/** Finds the end of the reply that begins at `at`; null while the reply is not whole. */
function endOf(bytes: Buffer, at: number): number | null {
  const line = bytes.indexOf('\r\n', at);
  if (line < 0) return null;
  const head = bytes.toString('latin1', at, line);
  const count = Number(head.slice(1));
  const body = line + 2;
  if (head.startsWith('$') && count >= 0) return body + count + 2 <= bytes.length ? body + count + 2 : null;
  if (!head.startsWith('*')) return body;
  let end: number | null = body;
  for (let part = 0; part < count && end !== null; part += 1) end = endOf(bytes, end);
  return end;
}
