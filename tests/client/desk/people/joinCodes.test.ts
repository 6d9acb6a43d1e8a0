/** The codes of "Join here": renewed before they end, one phone each, one name after the other. */
import { expect, test } from '@jest/globals';
import { JoinCodes, LIFE_MINUTES, OVERLAP_MS, type Turn } from '../../../../client/desk/people/joinCodes.js';
import type { Reply } from '../../../../client/account/request.js';
import type { DeskDevice, InvitationAnswer, PeopleAnswer } from '../../../../shared/protocol/people.js';
import { refusal } from '../../../../shared/refusals.js';

const ANN: Turn = { name: 'Ann', role: 'reporter' };
const BOB: Turn = { name: 'Bob', role: 'reporter' };
const LIFE_MS = LIFE_MINUTES * 60_000;

/** A desk whose server, clock and timers the test turns by hand. */
class FakeDesk {
  now = 0;
  invited: Record<string, unknown>[] = [];
  withdrawn: string[] = [];
  revoked: unknown[] = [];
  devices: DeskDevice[] = [];
  network: 'up' | 'down' = 'up';
  refuses: Reply<InvitationAnswer> | null = null;
  keepsIn: Reply<null> | null = null;
  private timers: { at: number; run: () => void }[] = [];
  readonly codes = new JoinCodes({
    slug: 'baku',
    now: () => this.now,
    after: (ms, run) => {
      const timer = { at: this.now + ms, run };
      this.timers.push(timer);
      return () => void (this.timers = this.timers.filter((other) => other !== timer));
    },
    api: {
      invite: (_slug, fields) => Promise.resolve(this.invite(fields)),
      withdrawInvitation: (_slug, id) => (this.withdrawn.push(id), Promise.resolve({ kind: 'ok', value: null })),
      revoke: (_slug, device, hours) => (
        this.revoked.push([device, hours]),
        Promise.resolve(this.keepsIn ?? this.answer(null))
      ),
      people: () => Promise.resolve(this.answer<PeopleAnswer>({ devices: this.devices, ended: [], invitations: [] })),
    },
  });

  joins(name: string, invitation: string): void {
    const at = new Date(this.now).toISOString();
    const device = {
      id: `phone of ${name} by ${invitation}`,
      name,
      role: 'reporter' as const,
      kind: 'session' as const,
    };
    this.devices.push({ ...device, deviceName: null, createdAt: at, lastSeenAt: at, own: false, invitation });
  }

  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    await settled();
    for (let next = this.next(end); next !== undefined; next = this.next(end)) {
      this.now = Math.max(this.now, next.at);
      this.timers = this.timers.filter((other) => other !== next);
      next.run();
      await settled();
    }
    this.now = end;
  }

  private next(end: number) {
    return this.timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
  }

  private invite(fields: Record<string, unknown>): Reply<InvitationAnswer> {
    if (this.refuses !== null) return this.refuses;
    if (this.network === 'down') return { kind: 'lost' };
    this.invited.push(fields);
    const id = `code ${this.invited.length.toString()}`;
    return this.answer({ id, address: `/join#${id}`, expiresAt: new Date(this.now + LIFE_MS).toISOString() });
  }

  private answer<Value>(value: Value): Reply<Value> {
    return this.network === 'up' ? { kind: 'ok', value } : { kind: 'lost' };
  }
}

const settled = () => new Promise<void>((go) => setImmediate(go));

async function desk(...turns: Turn[]): Promise<FakeDesk> {
  const made = new FakeDesk();
  made.codes.start();
  made.codes.add(turns);
  await made.pass(0);
  return made;
}
const addressOn = ({ codes }: FakeDesk) => codes.code.value?.address ?? null;
const joinedTo = ({ codes }: FakeDesk) => codes.joined.value.map(({ name }) => name);

test('a code on the screen is an invitation of two minutes, and is replaced while the one before still works', async () => {
  const made = await desk(ANN);
  expect(made.invited).toEqual([{ ...ANN, minutes: 2 }]);
  expect(addressOn(made)).toBe('/join#code 1');
  await made.pass(LIFE_MS - OVERLAP_MS - 1);
  expect(addressOn(made)).toBe('/join#code 1');
  await made.pass(1);
  expect([addressOn(made), made.withdrawn]).toEqual(['/join#code 2', []]);
});

test('a phone that joined is told, and the next name has a code at once', async () => {
  const made = await desk(ANN, BOB);
  made.joins('Ann', 'code 1');
  await made.pass(2_000);
  expect(joinedTo(made)).toEqual(['Ann']);
  expect([addressOn(made), made.codes.code.value?.name]).toEqual(['/join#code 2', 'Bob']);
  made.joins('Bob', 'code 2');
  await made.pass(2_000);
  expect([joinedTo(made), addressOn(made), made.withdrawn]).toEqual([['Bob', 'Ann'], null, []]);
});

test('a phone that scanned just before the renewal joins by the old code, and the new one of its name is withdrawn', async () => {
  const made = await desk(ANN, BOB);
  await made.pass(LIFE_MS - OVERLAP_MS);
  made.joins('Ann', 'code 1');
  await made.pass(2_000);
  expect([joinedTo(made), made.withdrawn, made.codes.code.value?.name]).toEqual([['Ann'], ['code 2'], 'Bob']);
});

test('a name that is left out takes its open codes with it; a phone that was quicker is still told', async () => {
  const made = await desk(ANN, BOB);
  made.codes.skip();
  expect(made.withdrawn).toEqual(['code 1']);
  made.joins('Ann', 'code 1');
  await made.pass(2_000);
  expect([joinedTo(made), made.codes.code.value?.name]).toEqual([['Ann'], 'Bob']);
});

test('all open codes are withdrawn when the sheet is closed, also one that was on its way', async () => {
  const made = await desk(ANN);
  await made.pass(LIFE_MS - OVERLAP_MS);
  made.codes.stop();
  expect(made.withdrawn).toEqual(['code 1', 'code 2']);
  const late = new FakeDesk();
  late.codes.add([ANN]);
  late.codes.stop();
  await late.pass(600_000);
  expect([late.withdrawn, late.invited.length, addressOn(late)]).toEqual([['code 1'], 1, null]);
});

test('without a network no code stays on the screen after its end, and one comes by itself when the network is back', async () => {
  const made = await desk(ANN);
  made.network = 'down';
  await made.pass(2_000);
  expect([made.codes.trouble.value, addressOn(made)]).toEqual([{ is: 'lost' }, '/join#code 1']);
  await made.pass(LIFE_MS);
  expect(addressOn(made)).toBeNull();
  made.network = 'up';
  await made.pass(3_000);
  expect([made.codes.trouble.value, addressOn(made)]).toEqual([null, '/join#code 2']);
});

test('a code is not made where there is no network from the first, until there is one', async () => {
  const made = new FakeDesk();
  made.network = 'down';
  made.codes.add([ANN]);
  await made.pass(0);
  expect([made.codes.trouble.value, addressOn(made)]).toEqual([{ is: 'lost' }, null]);
  made.network = 'up';
  await made.pass(3_000);
  expect(addressOn(made)).toBe('/join#code 1');
});

test('a refusal that may pass is tried again after its wait; another one ends its name, is told, and the next goes on', async () => {
  const made = new FakeDesk();
  made.refuses = { kind: 'refused', refusal: refusal('rate-limited', { after: 7 }) };
  made.codes.add([ANN, BOB]);
  await made.pass(6_900);
  expect([made.codes.trouble.value?.is, made.invited]).toEqual(['refused', []]);
  made.refuses = { kind: 'refused', refusal: refusal('invalid', { field: 'name', why: 'direction-override' }) };
  await made.pass(100);
  expect(made.codes.trouble.value).toMatchObject({ is: 'refused', name: 'Bob' });
  expect(made.codes.turns.value).toEqual([]);
});

test('a device that was put out leaves the list of those who joined', async () => {
  const made = await desk(ANN);
  made.joins('Ann', 'code 1');
  await made.pass(2_000);
  made.devices = [];
  await made.pass(2_000);
  expect(joinedTo(made)).toEqual([]);
});

test('a device that could not be put out is named until it is out, while codes and looks go on', async () => {
  const made = await desk(ANN, BOB);
  made.joins('Ann', 'code 1');
  await made.pass(2_000);
  const [ann] = made.devices;
  made.keepsIn = { kind: 'refused', refusal: refusal('forbidden') };
  await made.codes.putOut(ann!, 0);
  await made.pass(LIFE_MS);
  expect(made.codes.stillIn.value).toEqual({ device: ann, refusal: refusal('forbidden') });
  made.keepsIn = { kind: 'lost' };
  await made.codes.putOut(ann!, 24);
  expect(made.codes.stillIn.value).toEqual({ device: ann, refusal: null });
  expect(made.revoked).toEqual([0, 24].map((hours) => [ann!.id, hours]));
  made.devices = [];
  await made.pass(2_000);
  expect(made.codes.stillIn.value).toBeNull();
});

test('a device that was put out leaves no word of failure', async () => {
  const made = await desk(ANN);
  made.joins('Ann', 'code 1');
  await made.pass(2_000);
  made.keepsIn = { kind: 'lost' };
  await made.codes.putOut(made.devices[0]!, 0);
  made.keepsIn = null;
  await made.codes.putOut(made.devices[0]!, 0);
  expect(made.codes.stillIn.value).toBeNull();
});
