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

test('a new top says the terms on which the blog is shown, which are others with another publisher', async () => {
  const blog = await house.blog();
  const heard = listenTo(await here.live(blog), { as: 'html', lang: 'en' });
  const eve = house.person(blog, 'Eve', 'editor');
  const termsWith = async (rev: number, changes: object): Promise<string | undefined> => {
    const before = heard.frames.length;
    await house.newsroom.blog(eve, { command: randomUUID(), blog, rev, ...changes });
    await until('the top is out', () => heard.frames.length > before);
    return /data-terms=[\\"]+([\w-]{6})/.exec(JSON.stringify(heard.frames.at(-1)))?.[1];
  };
  const first = await termsWith(1, { title: 'The rally' });
  const same = await termsWith(2, { title: 'Another title' });
  const other = await termsWith(3, { publisher: { name: 'The Paper', contact: 'paper@example.org' } });
  expect([first?.length, same, other === first]).toEqual([6, first, false]);
  expect(other).toHaveLength(6);
});
