import dgram from 'node:dgram';
import { addressesOfName } from '../../../server/outbound/names.js';

const ENDS_OF_NAME = 5;
const A = 1;

/** A name server of the test's own, which answers each question for an A record with one, and others with none. */
async function nameServer(address: readonly number[]): Promise<dgram.Socket> {
  const server = dgram.createSocket('udp4');
  server.on('message', (question, { port }) => {
    const end = question.indexOf(0, 12) + ENDS_OF_NAME;
    const isAsked = question.readUInt16BE(end - 4) === A;
    const head = Buffer.concat([
      question.subarray(0, 2),
      Buffer.from([0x81, 0x80, 0, 1, 0, Number(isAsked), 0, 0, 0, 0]),
    ]);
    const record = Buffer.from([0xc0, 12, 0, A, 0, 1, 0, 0, 0, 60, 0, 4, ...address]);
    const parts = [head, question.subarray(12, end), ...(isAsked ? [record] : [])];
    server.send(Buffer.concat(parts), port, '127.0.0.1');
  });
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  return server;
}

test('a name is found at its name servers, also where it has addresses of one kind alone', async () => {
  const server = await nameServer([192, 0, 2, 7]);
  const { port } = server.address();
  expect(await addressesOfName('push.example', [`127.0.0.1:${port}`])).toEqual(['192.0.2.7']);
  server.close();
});

test('a name without a server has no address', async () => {
  expect(await addressesOfName('push.example', ['127.0.0.1:9'])).toEqual([]);
});
