import { randomUUID } from 'node:crypto';
import { openHouse, type House } from '../newsroom/house.js';
import { listenTo, startInstance, until, type Instance } from './instance.js';

let house: House;
let here: Instance;

beforeAll(async () => {
  house = await openHouse();
  here = startInstance(house);
});
afterAll(async () => {
  here.stop();
  await house.close();
});

test('readers who joined in a language that is taken off go on in the first one, which the new top names', async () => {
  const blog = await house.blog({ languages: ['en', 'uk'] });
  const ann = house.person(blog, 'Ann');
  const heard = listenTo(await here.live(blog), { as: 'html', lang: 'uk' });
  const last = () => JSON.stringify(heard.frames.at(-1) ?? null);
  await house.post(ann, blog, { text: 'They sing.', translations: { uk: { text: 'Вони співають.' } } });
  await until('the translation is out', () => last().includes('Вони співають.'));
  const patch = { command: randomUUID(), blog, rev: 1, languages: ['en'] };
  await house.newsroom.blog(house.person(blog, 'Eve', 'editor'), patch);
  await until('the top is out', () => last().includes(String.raw`data-lang=\"en\"`));
  await house.post(ann, blog, { text: 'They dance.', translations: { uk: { text: 'Вони танцюють.' } } });
  await until('the entry is out', () => last().includes('They dance.'));
});
