/**
 * A page in any engine: it waits as people do, until what they look for is there, and each step has a time limit. It
 * presses what it aims at, and nothing else: a page may move between a look at it and the press.
 */
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver, MoveKey } from './engine.js';
import { aim, hasMissed } from './aim.js';
import { answered, atPageChange } from './answers.js';
import { look, pickIn, selectAll, type Sighted } from './look.js';

/** How long something may take to appear, on a machine that does much else. */
const PATIENCE_MS = 60_000;
/** Time between two looks at what rests. */
const LOOK_MS = 60;
/** Times between looks at what has to come: short at first, since most of it is about to. */
const [FIRST_MS, LAST_MS] = [20, 100];
/** A press sooner after another, and nearer to it (in CSS pixels), counts as a double tap. */
const [GESTURE_MS, GESTURE_PX] = [300, 120];

export class EnginePage {
  /** The last press: when, and where in the window. */
  private pressed = { at: 0, x: 0, y: 0 };

  constructor(private readonly driver: Driver) {}

  go(address: string): Promise<void> {
    return answered(`opening ${address}`, this.driver.go(address));
  }

  reload(): Promise<void> {
    return answered('reloading', this.driver.reload());
  }

  /** Runs a function inside the page, where nothing of the test is in reach. */
  run<Given, Answer>(inPage: (given: Given) => Answer, given: Given): Promise<Awaited<Answer>> {
    return answered('running a function in the page', this.driver.run(inPage, given));
  }

  /**
   * Waits for a visible element that holds a text. `a >>> b` finds b within a, or within its shadow root. Throws with
   * the page's text where there is none in time.
   */
  async seen(selector: string, holding = '', patience = PATIENCE_MS): Promise<Sighted> {
    const found = await this.until(patience, async () => (await this.all(selector, holding))[0] ?? null);
    return found ?? this.fail(`no ${selector} with "${holding}" within ${String(patience)} ms`);
  }

  /** Waits until no such element is to be seen. */
  async gone(selector: string, holding = '', patience = PATIENCE_MS): Promise<void> {
    // A page that is just being left says nothing: what it had may be there again on the next one.
    const none = async () => ((await this.lookFor(selector, holding))?.length === 0 ? true : null);
    const is = await this.until(patience, none);
    if (is === null) await this.fail(`${selector} with "${holding}" was still there after ${String(patience)} ms`);
  }

  /** Visible elements as they are now. */
  async all(selector: string, holding = '', brings = false): Promise<Sighted[]> {
    return (await this.lookFor(selector, holding, brings)) ?? [];
  }

  /** Presses the first such element once it rests in the window and nothing is in front of it. */
  tap(selector: string, holding = ''): Promise<void> {
    return this.press(selector, holding, 0);
  }

  /** Presses at a place of the window: into a frame of another site nobody can look from its page. */
  async tapAt(x: number, y: number): Promise<void> {
    while (this.isSecondTap({ x, y })) await sleep(LOOK_MS);
    await answered(`pressing at ${String(x)}, ${String(y)}`, this.driver.press(x, y, 0));
    this.pressed = { at: Date.now(), x, y };
  }

  /** Presses it as long as that, in ms. */
  hold(selector: string, ms: number): Promise<void> {
    return this.press(selector, '', ms);
  }

  private async press(selector: string, holding: string, ms: number): Promise<void> {
    let before: Sighted | undefined;
    const hitOnce = async () => {
      const [now] = await this.all(selector, holding, true);
      const rests = now?.takesPress === true && before !== undefined && isSamePlace(now, before);
      before = now;
      return rests && !this.isSecondTap(now) && (await this.hit(selector, now, ms)) ? now : null;
    };
    const found = await this.until(PATIENCE_MS, hitOnce, [LOOK_MS, LOOK_MS]);
    if (found === null) await this.fail(`no ${selector} with "${holding}" to press`);
  }

  /** Presses at the place where it was seen. Answers whether it was still there: a press beside it comes to nobody. */
  private async hit(selector: string, { x, y }: Sighted, ms: number): Promise<boolean> {
    await this.run(aim, null).catch(atPageChange);
    await answered(`pressing ${selector}`, this.driver.press(x, y, ms));
    this.pressed = { at: Date.now(), x, y };
    // The press may have led to another page.
    return (await this.run(hasMissed, null).catch(atPageChange)) !== true;
  }

  private isSecondTap({ x, y }: Pick<Sighted, 'x' | 'y'>): boolean {
    const { pressed } = this;
    return Date.now() < pressed.at + GESTURE_MS && Math.hypot(x - pressed.x, y - pressed.y) < GESTURE_PX;
  }

  /** Types into a field, in place of its text. */
  async type(selector: string, text: string): Promise<void> {
    await this.tap(selector);
    await this.run(selectAll, null);
    await answered(`typing into ${selector}`, this.driver.keys(text));
  }

  /** Presses a key that writes nothing, wherever the focus is. */
  key(name: MoveKey): Promise<void> {
    return answered(`pressing ${name}`, this.driver.key(name));
  }

  /** Chooses in a select. (The engine's own list is no part of the page: it is passed over.) */
  async pick(selector: string, value: string): Promise<void> {
    await this.seen(selector);
    const isThere = await this.run(pickIn, { selector, value });
    if (!isThere) await this.fail(`no ${value} to choose in ${selector}`);
  }

  choose(selector: string, file: string): Promise<void> {
    return answered(`choosing ${file}`, this.driver.choose(selector, file));
  }

  resize(size: { width: number; height: number }): Promise<void> {
    return answered('sizing the window', this.driver.resize(size));
  }

  /** Writes what the window shows into a PNG file. */
  async picture(file: string): Promise<void> {
    await writeFile(file, await answered('taking a picture', this.driver.picture()));
  }

  /** Takes the network from the engine, or gives it back. Answers whether the engine can. */
  async offline(is: boolean): Promise<boolean> {
    if (this.driver.offline === null) return false;
    await answered('taking the network', this.driver.offline(is));
    return true;
  }

  faults(): readonly string[] {
    return this.driver.faults();
  }

  close(): Promise<void> {
    return answered('closing the page', this.driver.close());
  }

  /** Answers with null where the page is just being left, and has no document to look at. */
  private lookFor(selector: string, holding: string, brings = false): Promise<Sighted[] | null> {
    const path = selector.split('>>>').map((part) => part.trim());
    return answered(`looking for ${selector}`, this.driver.run(look, { path, holding, brings }).catch(atPageChange));
  }

  /** `ms`: between two looks, at first and at last. */
  private async until<Found>(
    patience: number,
    find: () => Promise<Found | null>,
    [ms, most] = [FIRST_MS, LAST_MS],
  ): Promise<Found | null> {
    for (const end = Date.now() + patience; Date.now() < end; ms = Math.min(ms * 1.5, most)) {
      const found = await find();
      if (found !== null) return found;
      await sleep(ms);
    }
    return null;
  }

  private async fail(what: string): Promise<never> {
    const body = await this.run(tellPage, null).catch(String);
    throw new Error(`${what}, but:\n${body}\n${this.faults().join('\n')}`);
  }
}

/** Whether an element stayed where it was. Places are whole numbers: each look may bring one to the other side of a half. */
function isSamePlace(now: Sighted, before: Sighted): boolean {
  return Math.abs(now.x - before.x) <= 1 && Math.abs(now.y - before.y) <= 1;
}

/** Tells what a page shows, and where it stands: an empty page tells nothing by its text. */
function tellPage(): string {
  const { body, readyState, visibilityState } = document;
  const shown = body.innerText === '' ? body.innerHTML.slice(0, 2_000) : body.innerText;
  return `${shown}\n${location.href} ${readyState} ${visibilityState}`;
}
