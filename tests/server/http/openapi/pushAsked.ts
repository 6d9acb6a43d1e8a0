/** Push subscriptions, held against the document. */
import { browserKeys } from '../../../support/push/decrypted.js';
import { documented, get, own, rally } from './stand.js';

const AT = '/api/v1/blogs/{slug}/push';

export async function askPush(): Promise<void> {
  const send = (method: string, body: object, address = `${own()}/push`) =>
    fetch(rally.url + address, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  await documented(`GET ${AT}`, get(`${own()}/push`));
  await documented(`GET ${AT}`, get('/api/v1/blogs/nowhere/push'));
  const endpoint = 'https://push.invalid/1';
  const subscription = { endpoint, keys: browserKeys().keys, lang: 'uk' };
  await documented(`POST ${AT}`, send('POST', subscription));
  await documented(`POST ${AT}`, send('POST', subscription));
  await documented(`POST ${AT}`, send('POST', { endpoint }));
  await documented(`POST ${AT}`, send('POST', subscription, '/api/v1/blogs/nowhere/push'));
  await documented(`DELETE ${AT}`, send('DELETE', { endpoint }));
  await documented(`DELETE ${AT}`, send('DELETE', {}));
}
