/** One command by HTTP, as any program sends it. */
export interface Said {
  status: number;
  body: { id?: string; seq?: number; rev?: number; code?: string; retry?: boolean };
}

export interface Sender {
  token: string;
  blog: string;
}

export type Verb = 'post' | 'revise' | 'takedown';

/** Rejects where no answer comes. `entry`: of the verbs that are about one. */
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
    // A connection for each: one that is destroyed takes nothing else with it.
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', Connection: 'close' },
    body: JSON.stringify(fields),
    signal: AbortSignal.timeout(10_000),
  });
  return { status: answer.status, body: (await answer.json()) as Said['body'] };
}

export function entryOf(id: string, text: string): { id: string } & Record<string, unknown> {
  return { id, kind: 'update', lang: 'en', text, happenedAt: new Date().toISOString() };
}
