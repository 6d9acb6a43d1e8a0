/** Random writing, revising, withdrawing, lost answers, late arrivals and reloads: the server ends as the reporter asked. */
import fc from 'fast-check';
import { refusal } from '../../../../shared/refusals.js';
import { MemoryStore } from '../../../../client/reporter/outbox/store.js';
import { ANNA, phone, refuse, SmallServer, update } from './phone.js';

const deed = fc.oneof(
  fc.record({ does: fc.constant('post' as const) }),
  fc.record({ does: fc.constant('revise' as const), which: fc.nat(5) }),
  fc.record({ does: fc.constant('retract' as const), which: fc.nat(5) }),
  fc.record({ does: fc.constant('reload' as const) }),
  fc.record({ does: fc.constant('pass' as const), ms: fc.nat(4_000) }),
);
/** The network's treatment of each command in turn. */
const fate = fc.constantFrom('arrives', 'arrives', 'request lost', 'answer lost', 'busy', 'internal');

test('[O2] [O3] the server ends with the last content of each entry, whatever got lost: none doubled, none that was withdrawn', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25 }), fc.array(fate, { maxLength: 40 }), async (deeds, fates) => {
      const store = new MemoryStore();
      const server = new SmallServer();
      const wanted = new Map<string, string>();
      const written: string[] = [];
      const left = [...fates];
      let pages = 0;
      const open = async () => {
        const anna = await phone({ store, server, prefix: `page-${(++pages).toString()}` });
        anna.network.answer = (item, payload) => {
          const now = left.shift() ?? 'arrives';
          if (now === 'request lost') return { kind: 'lost' };
          if (now === 'busy') return refuse(refusal('unavailable', { after: 2 }));
          if (now === 'internal') return refuse(refusal('internal'));
          const answer = server.take(item, payload);
          return now === 'answer lost' ? { kind: 'lost' } : answer;
        };
        return anna;
      };
      let anna = await open();
      let texts = 0;
      for (const next of deeds) {
        const entry = 'which' in next ? written[next.which % Math.max(1, written.length)] : undefined;
        const text = `text ${(++texts).toString()}`;
        if (next.does === 'post') {
          const id = await anna.outbox.post(ANNA, update(text));
          written.push(id);
          wanted.set(id, text);
        } else if (next.does === 'pass') await anna.pass(next.ms);
        else if (next.does === 'reload') {
          anna.outbox.close();
          anna = await open();
        } else if (entry !== undefined && wanted.has(entry)) {
          if (next.does === 'retract') {
            await anna.outbox.retract(ANNA, entry, 500);
            wanted.delete(entry);
          } else {
            const rev = server.entries.get(entry)?.rev ?? 1;
            await anna.outbox.revise(ANNA, entry, { base: update(wanted.get(entry) ?? ''), words: update(text), rev });
            wanted.set(entry, text);
          }
        }
      }
      left.length = 0;
      await anna.pass(400_000);
      expect(Object.fromEntries([...server.entries].map(([id, { text }]) => [id, text]))).toEqual(
        Object.fromEntries(wanted),
      );
      expect(await store.read()).toEqual([]);
    }),
    { numRuns: 300, seed: 20220227 },
  );
}, 60_000);
