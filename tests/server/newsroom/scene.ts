/** A blog with a reporter and an editor, new for each test, in a house that the tests of one file share. */
import { randomUUID } from 'node:crypto';
import type { Accepted, Actor } from '../../../server/newsroom.js';
import { openHouse, type House } from './house.js';

export interface Scene {
  house: House;
  blog: string;
  /** The reporter. */
  ann: Actor;
  /** The editor. */
  eve: Actor;
}

export interface Deeds {
  /** Posts an update, as Ann unless another actor is given; returns the entry's id. */
  posted: (fields?: Record<string, unknown>, actor?: Actor) => Promise<string>;
  /** Revises an entry, as Eve and from its present rev unless given. */
  revised: (id: string, patch: object, actor?: Actor, rev?: number) => Promise<Accepted>;
  /** Retracts an entry or takes it down, as Eve. */
  act: (verb: 'retract' | 'takedown', id: string, more?: object) => Promise<Accepted>;
}

/** Opens the house around all tests of a file; `fill` hears of the new blog before each test. */
export function setScene(fill: (scene: Scene) => void): Deeds {
  let house: House;
  let scene: Scene;
  beforeAll(async () => (house = await openHouse()));
  afterAll(() => house.close());
  beforeEach(async () => {
    const blog = await house.blog({ languages: ['en', 'uk'] });
    scene = { house, blog, ann: house.person(blog, 'Ann'), eve: house.person(blog, 'Eve', 'editor') };
    house.published.length = 0;
    fill(scene);
  });
  return {
    posted: async (fields = {}, actor = scene.ann) => (await house.post(actor, scene.blog, fields)).receipt.id,
    revised: async (id, patch, actor = scene.eve, rev) => {
      const { blog } = scene;
      const command = { command: randomUUID(), id, blog, rev: rev ?? (await house.entry(blog, id)).rev };
      return house.newsroom.revise(actor, { ...command, ...patch });
    },
    act: (verb, id, more = {}) =>
      house.newsroom[verb](scene.eve, { command: randomUUID(), id, blog: scene.blog, ...more }),
  };
}
