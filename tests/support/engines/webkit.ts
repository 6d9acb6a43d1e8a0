/** WebKit, as in Safari and in every browser on an iPhone; here WebKitGTK's, driven by its own WebDriver. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Builder, By, Capabilities, Key, Origin, type WebDriver } from 'selenium-webdriver';
import { PHONE } from '../browser.js';
import type { Driver, Engine, MoveKey } from './engine.js';
import { EnginePage } from './page.js';
import { WebKitHost } from './webkitHost.js';

export class WebKit implements Engine {
  readonly name = 'WebKit';
  private readonly host = new WebKitHost();

  start(): Promise<void> {
    return this.host.start();
  }

  /** Ends the sessions as well, also one that hangs. */
  stop(): Promise<void> {
    return this.host.stop();
  }

  /** Opens a session of its own; WebKit's driver has one at a time. */
  async open(): Promise<EnginePage> {
    const asked = new Capabilities();
    asked.set('browserName', 'MiniBrowser');
    const session = await new Builder().usingServer(this.host.url).withCapabilities(asked).build();
    await sized(session, PHONE);
    return new EnginePage(driverOf(session));
  }
}

const KEYS: Readonly<Record<MoveKey, string>> = { PageDown: Key.PAGE_DOWN, PageUp: Key.PAGE_UP };

function driverOf(session: WebDriver): Driver {
  return {
    go: (address) => session.get(address),
    reload: () => session.navigate().refresh(),
    run: (inPage, given) => session.executeScript(inPage, given),
    press: (x, y, ms) =>
      session.actions().move({ x, y, origin: Origin.VIEWPORT }).press().pause(ms).release().perform(),
    keys: (text) => typed(session, text),
    key: (name) => session.actions().sendKeys(KEYS[name]).perform(),
    choose: (selector, file) => session.findElement(By.css(selector)).sendKeys(file),
    resize: (size) => sized(session, size),
    picture: async () => Buffer.from(await session.takeScreenshot(), 'base64'),
    offline: null,
    close: () => session.quit(),
    // This driver tells nothing of the page's console: a fault shows by what does not come.
    faults: () => [],
  };
}

/** Makes the page as large as that: the window has a head beside it. A busy page hears of its new size some time later. */
async function sized(session: WebDriver, { width, height }: typeof PHONE): Promise<void> {
  const window = session.manage().window();
  const asked = { width, height };
  for (let tries = 0; tries < 50; tries += 1) {
    await window.setRect(asked);
    await sleep(50);
    const inner = await session.executeScript<typeof PHONE>('return { width: innerWidth, height: innerHeight }');
    if (inner.width === width && inner.height === height) return;
    asked.width += width - inner.width;
    asked.height += height - inner.height;
  }
  throw new Error(`the window does not become ${String(width)} wide and ${String(height)} high`);
}

/** Types as keys do; line breaks have a key of their own, and signs beyond the first plane come as from a keyboard of emoji. */
async function typed(session: WebDriver, text: string): Promise<void> {
  for (const part of text.split(/([\u{10000}-\u{10ffff}]+)/u)) {
    if (part === '') continue;
    if (/[\u{10000}-\u{10ffff}]/u.test(part)) await session.executeScript(insert, part);
    else await session.switchTo().activeElement().sendKeys(part.replaceAll('\n', Key.ENTER));
  }
}

/** Puts a text in place of what is marked in the field that has the focus. Runs in the page. */
function insert(text: string): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
}
