/** The product's promises as scenarios that every engine plays, none left out: a reporter's, a reader's, an editor's. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Engine } from '../../support/engines/engine.js';
import { crowdScenarios } from './crowd.js';
import { deskScenarios } from './desk.js';
import { hostScenarios } from './hosts.js';
import { lockScenarios } from './lock.js';
import { outboxScenarios } from './outbox.js';
import { readerScenarios } from './reader.js';
import { readerScreenScenarios } from './readerScreens.js';
import { reporterScenarios } from './reporter.js';
import { siteScenarios } from './sites.js';
import { EngineStage } from './stage.js';
import { takenScenarios } from './taken.js';

export interface Scenario {
  /** A sentence, to which the engine's name is added. */
  says: string;
  play: (stage: EngineStage) => Promise<void>;
  /** The complaints of a browser that does what the scenario is about. */
  complains?: RegExp;
}

const SCENARIOS: readonly Scenario[] = [
  ...reporterScenarios,
  ...outboxScenarios,
  ...lockScenarios,
  ...takenScenarios,
  ...crowdScenarios,
  ...readerScenarios,
  ...readerScreenScenarios,
  ...hostScenarios,
  ...siteScenarios,
  ...deskScenarios,
];

/** Plays all scenarios; answers with the stage, for what concerns this engine alone. */
export function playScenarios(engine: Engine): EngineStage {
  const stage = new EngineStage(engine);
  beforeAll(() => stage.start());
  afterAll(() => stage.stop());
  beforeEach(() => stage.begin());
  afterEach(() => stage.end());
  for (const { says, play, complains } of SCENARIOS) {
    test(`${says}, in ${engine.name}`, async () => {
      await play(stage);
      expect(stage.page.faults().filter((fault) => complains?.test(fault) !== true)).toEqual([]);
    });
  }
  return stage;
}
