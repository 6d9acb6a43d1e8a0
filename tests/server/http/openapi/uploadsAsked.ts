/** An upload’s addresses and a photo’s files, held against the document. */
import { UPLOADS_PATH } from '../../../../server/http/uploads.js';
import { photo } from '../../../support/photos.js';
import { namedPhoto, TUS, uploadMetadata } from '../../../support/rally.js';
import { rally, blog, reporter, documented, get, own } from './stand.js';

export async function askUploads(): Promise<void> {
  const [first, second] = [namedPhoto(), namedPhoto({ caption: 'Flags', takenAt: '2022-02-27T15:42:00Z' })];
  const { id: entry } = await rally.post(reporter, blog, { media: [first, second] });
  const bytes = await photo({ width: 320, height: 240 });
  const named = {
    ...TUS,
    'Upload-Length': String(bytes.length),
    'Upload-Metadata': uploadMetadata({ id: first.id, blog }),
  };
  const begin = (headers: Record<string, string>) => rally.send(reporter, 'POST', UPLOADS_PATH, undefined, headers);
  const one = `${UPLOADS_PATH}/{upload}`;
  const given = await begin(named);
  await documented(`POST ${UPLOADS_PATH}`, given);
  const address = given.headers.get('location')!;
  await documented(`POST ${UPLOADS_PATH}`, begin({ ...named, 'Upload-Length': '99000000' }));
  await documented(`POST ${UPLOADS_PATH}`, begin({ ...named, 'Tus-Resumable': '0.2.0' }));
  await documented(`OPTIONS ${UPLOADS_PATH}`, fetch(rally.url + UPLOADS_PATH, { method: 'OPTIONS' }));
  await documented(`OPTIONS ${one}`, fetch(rally.url + address, { method: 'OPTIONS' }));
  await documented(`HEAD ${one}`, rally.send(reporter, 'HEAD', address, undefined, TUS));
  const byPost = { ...TUS, 'X-HTTP-Method-Override': 'HEAD' };
  await documented(`POST ${one}`, rally.send(reporter, 'POST', address, undefined, byPost));
  await documented(`DELETE ${one}`, rally.send(reporter, 'DELETE', address, undefined, TUS));
  await documented(`PATCH ${one}`, rally.send(reporter, 'PATCH', address, undefined, TUS));
  for (const { id } of [first, second]) await documented(`PATCH ${one}`, rally.uploadPhoto(reporter, blog, id, bytes));

  const { content } = await rally.developed(blog, entry);
  const src = content.media[0]?.sources[0]?.src ?? '';
  await documented('GET /media/{address}', get(src));
  await documented('GET /media/{address}', get(src, { 'If-None-Match': (await get(src)).headers.get('etag')! }));
  await documented('GET /media/{address}', get('/media/nothing.webp'));
  const deskFile = (by: string) => rally.send(by, 'GET', `/desk${src}`);
  await documented('GET /desk/media/{address}', deskFile(reporter));
  await documented('GET /desk/media/{address}', deskFile('nobody'));
  await documented('GET /api/v1/blogs/{slug}/entries', get(`${own()}/entries`));
  await documented('GET /api/v1/blogs/{slug}/mine', rally.send(reporter, 'GET', `${own()}/mine`));
}
