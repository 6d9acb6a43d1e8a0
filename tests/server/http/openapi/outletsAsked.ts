/** A blog's outlets, held against the document. */
import { documented, editor, own, rally, reporter } from './stand.js';

const AT = '/api/v1/blogs/{slug}/outlets';

export async function askOutlets(): Promise<void> {
  const send = (method: string, rest = '', body?: object, token = editor) =>
    rally.send(token, method, `${own()}/outlets${rest}`, body);
  await documented(`POST ${AT}`, send('POST', '', { kind: 'webhook', url: 'http://hooks.invalid/' }));
  await documented(`POST ${AT}`, send('POST', '', { kind: 'carrier pigeon' }));
  const made = await documented(`POST ${AT}`, send('POST', '', { kind: 'webhook', url: 'https://hooks.invalid/baku' }));
  const { id } = JSON.parse(made) as { id: string };
  await documented(`POST ${AT}/{id}/test`, send('POST', `/${id}/test`));
  await documented(`POST ${AT}/{id}/secret`, send('POST', `/${id}/secret`));
  await documented(`POST ${AT}/{id}/resume`, send('POST', `/${id}/resume`));
  const { outlets } = rally.parts.store;
  await outlets.fail(id, { at: new Date().toISOString(), why: 'broken', status: 503 }, 'paused');
  await documented(`GET ${AT}`, send('GET'));
  await documented(`GET ${AT}`, send('GET', '', undefined, reporter));
  await documented(`DELETE ${AT}/{id}`, send('DELETE', `/${id}`));
  for (const deed of ['test', 'secret', 'resume'])
    await documented(`POST ${AT}/{id}/${deed}`, send('POST', `/${id}/${deed}`));
  await documented(`DELETE ${AT}/{id}`, send('DELETE', `/${id}`));
}
