/** The bus between instances over a real Redis that fails: no post waits for it, and it carries again (rules B2, F4). */
import { jest } from '@jest/globals';
import { setStage, until } from './stage.js';

jest.setTimeout(90_000);

const stage = setStage();

test('[F4] an entry whose Redis message was lost reaches the reader soon, and a Redis connection that carries nothing is replaced', async () => {
  stage.redis.loseAnswers();
  const lost = await stage.post();
  stage.instances.second.compares = true;
  await until('it is read from the journal', () => stage.texts().includes(lost));
  stage.instances.second.compares = false;
  await until('the bus carries again', () => stage.carries());
});

test('[B2] posts are accepted and read while Redis is stopped; when it is back, the bus carries again and says so once', async () => {
  const { said } = stage.instances.second;
  const before = said.lines.length;
  await stage.redis.stop();
  stage.instances.second.compares = true;
  const meanwhile = [await stage.post(), await stage.post(), await stage.post()];
  await until('all are read from the journal', () => meanwhile.every((text) => stage.texts().includes(text)));
  // In this time the bus tries several times to connect.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await stage.redis.start();
  stage.instances.second.compares = false;
  await until('the bus carries again', () => stage.carries());
  await until('both are said', () => said.lines.length >= before + 2);
  expect(said.lines.slice(before).map(({ message }) => message)).toEqual([
    expect.stringMatching(/^Redis is away/),
    expect.stringMatching(/^Redis carries/),
  ]);
});

test('[B2] no post waits for a Redis that is frozen with open connections, and the messages under way are limited', async () => {
  const { second } = stage.instances;
  stage.redis.freeze();
  const text = await stage.post();
  stage.instances.second.compares = true;
  await until('it is read from the journal', () => stage.texts().includes(text));
  // A connection that nobody reads from takes far less than these messages.
  const large = { ...(await stage.lastItem()), seq: null };
  large.entry = { ...large.entry!, content: { ...large.entry!.content, text: 'x'.repeat(400_000) } };
  for (let sent = 0; sent < 200; sent += 1) second.bus.publish(large);
  expect(second.metrics.busDropped.busy + second.metrics.busDropped.away).toBeGreaterThan(150);
  stage.redis.thaw();
  stage.instances.second.compares = false;
  await until('the bus carries again', () => stage.carries());
});

test('[B1] FLUSHALL takes nothing away: Redis holds nothing of ours', async () => {
  await stage.raw.flushall();
  const text = await stage.post();
  await until('it is heard', () => stage.texts().includes(text));
});
