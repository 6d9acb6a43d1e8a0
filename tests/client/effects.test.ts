/**
 * Listeners, the focus and what stands in front of the page belong to layout effects. Preact runs other effects after the
 * next paint, in which a key is not heard yet, and ends them so late, in which a way back is still heard.
 */
import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript-6';

const CLIENT = path.join(import.meta.dirname, '../../client');
const AT_ONCE = /addEventListener|showModal|\.focus\(|history\.(push|replace|back)/;

/** The effects after the paint in this source that do what has to be done at once. */
function lateIn(source: string): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    const isEffect = ts.isCallExpression(node) && node.expression.getText() === 'useEffect';
    if (isEffect && AT_ONCE.test(node.getText())) found.push(node.getText());
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile('one.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

test('no effect after the paint listens, moves the focus, shows a dialog or writes history', () => {
  const files = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const late = files.flatMap((file) =>
    lateIn(readFileSync(path.join(CLIENT, file), 'utf8')).map((effect) => `${file}: ${effect}`),
  );
  expect(late).toEqual([]);
  expect(files.length).toBeGreaterThan(300);
});

test.each([
  ["useEffect(() => { document.addEventListener('keydown', onKey); }, []);", 1],
  ['useEffect(() => title.current?.focus(), []);', 1],
  ["useLayoutEffect(() => addEventListener('popstate', redraw), []);", 0],
  ['useEffect(() => void load().then(set), []);', 0],
])('%s has %i effect that comes too late', (source, count) => {
  expect(lateIn(source)).toHaveLength(count);
});
