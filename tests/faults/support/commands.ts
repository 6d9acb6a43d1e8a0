/** Commands by HTTP, as any program sends them. */
export interface Said {
  status: number;
  body: { id?: string; seq?: number; rev?: number; code?: string; retry?: boolean };
}

export interface Sender {
  token: string;
  blog: string;
}

export type Verb = 'post' | 'revise' | 'takedown';

/** Sends a command; rejects where no answer comes. `entry`: the id in the address, of all verbs but post. */
export async function send(
  url: string,
  { token, blog }: Sender,
  verb: Verb,
  body: { id?: string; entry?: string } & Record<string, unknown>,
): Promise<Said> {
  const { entry = '', ...fields } = body;
  const entries = `${url}/api/v1/blogs/${blog}/entries`;
  const address = { post: entries, revise: `${entries}/${entry}`, takedown: `${entries}/${entry}/takedown` }[verb];
  const answer = await fetch(address, {
    method: verb === 'revise' ? 'PATCH' : 'POST',
    // A connection for each command: its end takes no other command with it.
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', Connection: 'close' },
    body: JSON.stringify(fields),
    signal: AbortSignal.timeout(10_000),
  });
  return { status: answer.status, body: (await answer.json()) as Said['body'] };
}

export function entryOf(id: string, text: string): { id: string } & Record<string, unknown> {
  return { id, kind: 'update', lang: 'en', text, happenedAt: new Date().toISOString() };
}
