import { constants, deflateRawSync } from 'node:zlib';
import { Inflation } from '../../../server/socket/inflation.js';

const deflated = (text: string) => deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4);

function opened(inflation: Inflation, data: Buffer, isLast = true): Promise<string> {
  return new Promise((resolve, reject) =>
    inflation.decompress(data, isLast, (error, bytes) => (error ? reject(error) : resolve(bytes!.toString()))),
  );
}

test('each compressed message is opened by itself, whole or in fragments, and nothing of it is kept', async () => {
  const inflation = new Inflation({ isOpen: true });
  expect(await opened(inflation, deflated('one'))).toBe('one');
  const two = deflated('two and more');
  expect(await opened(inflation, two.subarray(0, 5), false)).toBe('');
  expect(await opened(inflation, two.subarray(5))).toBe('two and more');
  expect(await opened(inflation, deflated(''))).toBe('');
  expect(await opened(inflation, deflated('3'))).toBe('3');
});

test('a compressed message is called back after the receiver’s own work, and before anything else', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('the next turn'));
  new Inflation({ isOpen: true }).decompress(deflated('x'), true, () => order.push('the message'));
  order.push('the return');
  await new Promise((resolve) => setImmediate(resolve));
  expect(order).toEqual(['the return', 'the message', 'the next turn']);
});

test('[S3] a message of 4,096 bytes is opened, and a bomb is not', async () => {
  const inflation = new Inflation({ isOpen: true });
  expect((await opened(inflation, deflated('x'.repeat(4_096)))).length).toBe(4_096);
  await expect(opened(inflation, deflated('x'.repeat(4_097)))).rejects.toMatchObject({ code: 'ERR_BUFFER_TOO_LARGE' });
  await expect(opened(inflation, Buffer.from([0xff]))).rejects.toMatchObject({ code: 'Z_DATA_ERROR' });
  // A message after a wrong one is read as if there had been none.
  expect(await opened(inflation, deflated('after'))).toBe('after');
});

test('[S3] of a connection that was cut nothing more is opened, however much of one read is left', async () => {
  const wire = { isOpen: true };
  const inflation = new Inflation(wire);
  expect(await opened(inflation, deflated('before'))).toBe('before');
  wire.isOpen = false;
  await expect(opened(inflation, deflated('after'))).rejects.toThrow('the connection was cut');
  await expect(opened(inflation, deflated('a fragment'), false)).rejects.toThrow('the connection was cut');
});
