import { expect, test } from '@jest/globals';
import { BackNavigation } from '../../../../client/reporter/backNavigation.js';
import { WayBack } from '../../../../client/reporter/camera/wayBack.js';
import { fakeTab } from '../fakeTab.js';

/** A tab with a form open; answers with what was closed by the way back. */
function formOpen() {
  const tab = fakeTab();
  const closed: string[] = [];
  const navigation = new BackNavigation(
    tab.page,
    () => closed.push('form'),
    () => 0,
  );
  navigation.start();
  navigation.begun();
  const camera = () => new WayBack(tab.page, () => closed.push('camera'));
  return { tab, navigation, closed, camera };
}

test('the phone’s way back closes the camera alone, and the next one the form', () => {
  const { tab, closed, camera } = formOpen();
  camera().start();
  tab.goBack();
  expect(closed).toEqual(['camera']);
  tab.goBack();
  expect(closed).toEqual(['camera', 'form']);
  expect(tab.isLeft).toBe(false);
});

test('a camera that was closed by its button leaves no layer behind', () => {
  const { tab, closed, camera } = formOpen();
  const way = camera();
  way.start();
  way.stop();
  tab.arrives();
  expect([closed, tab.layer]).toEqual([[], 'writing']);
  tab.goBack();
  expect(closed).toEqual(['form']);
});

test('a page that ended behind the camera goes on with the form, and the way back closes that', () => {
  const { tab, navigation, camera } = formOpen();
  camera().start();
  navigation.stop();
  const closed: string[] = [];
  const next = new BackNavigation(
    tab.page,
    () => closed.push('form'),
    () => 0,
  );
  next.start();
  next.begun();
  tab.arrives();
  expect(tab.layer).toBe('writing');
  tab.goBack();
  expect(closed).toEqual(['form']);
});
