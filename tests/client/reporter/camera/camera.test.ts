import { expect, test } from '@jest/globals';
import { fakePhone } from './fakeCameras.js';

test('the camera that looks away from the reporter is asked for, as large as it is, and without sound', async () => {
  const { camera, asked, answers } = fakePhone();
  void camera.start();
  await answers();
  expect(asked).toEqual([
    { audio: false, video: { facingMode: 'environment', width: { ideal: 4_096 }, height: { ideal: 4_096 } } },
  ]);
  expect(camera.state.value).toMatchObject({ is: 'live', isFront: false, hasOther: false, light: null });
});

test('a camera’s light goes out when it is stopped, and when it opens only after that', async () => {
  const phone = fakePhone();
  void phone.camera.start();
  await phone.answers();
  expect(phone.lightsOn()).toBe(1);
  phone.camera.stop();
  expect(phone.lightsOn()).toBe(0);
  expect(phone.camera.sending()).toBeNull();
  void phone.camera.start();
  phone.camera.stop();
  await phone.answers();
  expect([phone.tracks.length, phone.lightsOn()]).toEqual([2, 0]);
  expect(phone.camera.state.value).toEqual({ is: 'resting' });
});

test.each([
  ['NotFoundError', 'no-camera'],
  ['OverconstrainedError', 'no-camera'],
  ['NotAllowedError', 'refused'],
  ['SecurityError', 'refused'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
])('a browser’s %s is said as "%s"', async (error, why) => {
  const { camera, answers } = fakePhone();
  void camera.start();
  await answers({ error });
  expect(camera.state.value).toEqual({ is: 'gone', why });
});

test('a refusal that comes after the camera was closed is nobody’s', async () => {
  const { camera, answers } = fakePhone();
  void camera.start();
  camera.stop();
  await answers({ error: 'NotAllowedError' });
  expect(camera.state.value).toEqual({ is: 'resting' });
});

test('a track that ends in the middle is said to be taken back', async () => {
  const { camera, tracks, answers } = fakePhone();
  void camera.start();
  await answers();
  tracks[0]?.end();
  expect(camera.state.value).toEqual({ is: 'gone', why: 'taken-back' });
});

test('a track whose end nobody heard is found when it is looked at, and a closed camera has none', async () => {
  const { camera, tracks, answers } = fakePhone();
  void camera.start();
  await answers();
  camera.look();
  expect(camera.state.value).toMatchObject({ is: 'live' });
  tracks[0]?.stop();
  camera.look();
  expect(camera.state.value).toEqual({ is: 'gone', why: 'taken-back' });
  camera.stop();
  camera.look();
  expect(camera.state.value).toEqual({ is: 'resting' });
});

test('a phone that keeps its camera to itself for a moment gets no picture taken, and one that goes on so took it back', async () => {
  const { camera, tracks, answers, passes } = fakePhone();
  void camera.start();
  await answers();
  const [track] = tracks;
  track?.mute(true);
  expect([camera.sending(), camera.state.value]).toMatchObject([null, { is: 'live', isMuted: true }]);
  track?.mute(false);
  passes();
  expect(camera.sending()).toBe(track);
  expect(camera.state.value).toMatchObject({ is: 'live', isMuted: false });
  track?.mute(true);
  passes();
  expect(camera.state.value).toEqual({ is: 'gone', why: 'taken-back' });
  expect(track?.isOn).toBe(false);
});

test('a phone with two sides shows the other one, and the first camera’s light goes out before', async () => {
  const phone = fakePhone(['back', 'front']);
  void phone.camera.start();
  await phone.answers({ settings: { facingMode: 'environment', deviceId: 'back' } });
  expect(phone.camera.state.value).toMatchObject({ hasOther: true, isFront: false });
  void phone.camera.turnRound();
  await phone.answers({ settings: { facingMode: 'user', deviceId: 'front' } });
  expect(phone.asked[1]).toMatchObject({ video: { facingMode: 'user' } });
  expect(phone.camera.state.value).toMatchObject({ is: 'live', isFront: true });
  expect(phone.tracks.map(({ isOn }) => isOn)).toEqual([false, true]);
});

test('cameras whose side is not told are gone through one after another', async () => {
  const phone = fakePhone(['one', 'two']);
  void phone.camera.start();
  await phone.answers({ settings: { deviceId: 'two' } });
  void phone.camera.turnRound();
  await phone.answers({ settings: { deviceId: 'one' } });
  expect(phone.asked[1]).toMatchObject({ video: { deviceId: { exact: 'one' } } });
});

test('a light is offered where the camera has one, and goes out with the camera', async () => {
  const { camera, tracks, answers } = fakePhone();
  void camera.start();
  await answers({ hasTorch: true });
  expect(camera.state.value).toMatchObject({ light: false });
  await camera.switchLight(true);
  expect([tracks[0]?.torch, camera.state.value]).toMatchObject([true, { light: true }]);
  camera.stop();
  expect(tracks[0]?.isOn).toBe(false);
});
