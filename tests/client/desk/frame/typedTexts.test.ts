/** Typed texts while their answers are away: sheets are closed and opened again, and other pages type, too. */
import { expect, test } from '@jest/globals';
import { BrowserShelf } from '../../../../client/account/shelf.js';
import type { Sent } from '../../../../client/desk/deeds/commands.js';
import { TypedTexts } from '../../../../client/desk/frame/typedTexts.js';
import { refusal, type Refusal } from '../../../../shared/refusals.js';

const DONE: Sent = { is: 'done', receipt: { id: 'a', seq: 2, rev: 1 } };
const PLACE = 'write/baku/update';
const says = {
  lost: 'No answer.',
  typedSince: 'Typed since.',
  refused: ({ code, field = '' }: Refusal) => ({ field, message: code }),
};
const isText = (kept: unknown) => (typeof kept === 'string' ? kept : null);

/** A page whose answers come when they are told to. */
function desk(shelf = new BrowserShelf(null)) {
  const texts = new TypedTexts(shelf);
  const open = () => {
    const closed: string[] = [];
    const text = texts.at<string>({ place: PLACE, begin: () => '', read: isText });
    const leave = text.show(() => (closed.push('closed'), leave()));
    return { text, leave, closed };
  };
  let answer: (sent: Sent) => void = () => undefined;
  let asked = 0;
  const go = () => ((asked += 1), new Promise<Sent>((way) => (answer = way)));
  return { texts, shelf, open, go, answer: (sent: Sent) => answer(sent), asked: () => asked };
}

test('a text goes with its answer, and the sheet with it; one that was typed on while it was away stays in both', async () => {
  const { open, go, answer, shelf } = desk();
  const { text, closed } = open();
  text.change(() => 'Ten trucks left.');
  const away = text.send(go, says);
  text.change((now) => `${now} At noon.`);
  answer(DONE);
  expect(await away).toEqual({ ...DONE, isTypedOn: true, isClosed: false });
  expect([text.value, shelf.get(PLACE), text.fault?.message, closed]).toEqual([
    'Ten trucks left. At noon.',
    'Ten trucks left. At noon.',
    'Typed since.',
    [],
  ]);
  const again = text.send(go, says);
  answer(DONE);
  expect(await again).toMatchObject({ isTypedOn: false, isClosed: true });
  expect([text.value, text.isKept, shelf.get(PLACE), closed]).toEqual(['', false, null, ['closed']]);
});

test('a sheet that is opened again while its text is on its way shows that, sends no second one, and loses no word to the answer', async () => {
  const { open, go, answer, asked, shelf } = desk();
  const first = open();
  first.text.change(() => 'Ten trucks left.');
  const away = first.text.send(go, says);
  first.leave();
  const second = open();
  expect([second.text.value, second.text.isSending]).toEqual(['Ten trucks left.', true]);
  expect([await second.text.send(go, says), asked()]).toEqual([null, 1]);
  second.text.change(() => 'Twelve trucks left.');
  second.text.answered((now) => `${now} Anew.`);
  answer(DONE);
  expect(await away).toMatchObject({ isTypedOn: true, isClosed: false });
  expect([second.text.value, shelf.get(PLACE), second.closed]).toEqual([
    'Twelve trucks left. Anew.',
    'Twelve trucks left. Anew.',
    [],
  ]);
});

test('a sheet that is opened again hears the answer that the first one waited for', async () => {
  const { open, go, answer } = desk();
  for (const [sent, fault, closed] of [
    [{ is: 'lost' }, 'No answer.', []],
    [{ is: 'refused', refusal: refusal('ended') }, 'ended', []],
    [DONE, undefined, ['closed']],
  ] as [Sent, string | undefined, string[]][]) {
    const first = open();
    first.text.change(() => 'Ten trucks left.');
    const away = first.text.send(go, says);
    first.leave();
    const second = open();
    answer(sent);
    await away;
    expect([second.text.fault?.message, second.text.isSending, second.closed]).toEqual([fault, false, closed]);
    second.leave();
  }
});

test('an answer to a closed sheet leaves what another page typed at that place', async () => {
  const { open, go, answer, shelf } = desk();
  const { text, leave } = open();
  text.change(() => 'Ten trucks left.');
  const away = text.send(go, says);
  leave();
  shelf.set(PLACE, 'Of another tab.');
  text.answered((now) => `${now} Anew.`);
  answer(DONE);
  await away;
  expect([shelf.get(PLACE), open().text.value]).toEqual(['Of another tab.', 'Of another tab.']);
});

test('a closed text is on the shelf alone, and a session that ends leaves none in hand', async () => {
  const { texts, open, go, answer, shelf } = desk();
  const first = open();
  first.text.change(() => 'Ten trucks left.');
  first.leave();
  shelf.set(PLACE, 'Of another tab.');
  const second = open();
  expect(second.text.value).toBe('Of another tab.');
  const away = second.text.send(go, says);
  second.leave();
  texts.end();
  shelf.remove(PLACE);
  expect([open().text.value, open().text.isSending]).toEqual(['', false]);
  answer(DONE);
  await away;
});
