/** WebKit, as in Safari and in every browser on an iPhone; here WebKitGTK's, driven by its own WebDriver. */
import { Builder, By, Capabilities, Key, Origin, type WebDriver } from 'selenium-webdriver';
import { PHONE } from '../browser.js';
import type { Driver, Engine } from './engine.js';
import { EnginePage } from './page.js';
import { WebKitHost } from './webkitHost.js';

export class WebKit implements Engine {
  readonly name = 'WebKit';
  private readonly host = new WebKitHost();
  private sessions: WebDriver[] = [];

  start(): Promise<void> {
    return this.host.start();
  }

  async stop(): Promise<void> {
    // A session that hangs is ended with its host.
    await this.host.stop();
  }

  /** Opens a session of its own; WebKit's driver has one at a time. */
  async open(): Promise<EnginePage> {
    const asked = new Capabilities();
    asked.set('browserName', 'MiniBrowser');
    const args = ['--automation', '--enable-write-console-messages-to-stdout=true'];
    asked.set('webkitgtk:browserOptions', { args });
    const session = await new Builder().usingServer(this.host.url).withCapabilities(asked).build();
    await sized(session, PHONE);
    const isOfBefore = this.host.complaints().length;
    return new EnginePage(driverOf(session, () => this.host.complaints().slice(isOfBefore)));
  }
}

function driverOf(session: WebDriver, faults: Driver['faults']): Driver {
  return {
    go: (address) => session.get(address),
    reload: () => session.navigate().refresh(),
    run: (inPage, given) => session.executeScript(inPage as never, given),
    press: (x, y) => session.actions().move({ x, y, origin: Origin.VIEWPORT }).click().perform(),
    keys: (text) => typed(session, text),
    choose: (selector, file) => session.findElement(By.css(selector)).sendKeys(file),
    resize: (size) => sized(session, size),
    picture: async () => Buffer.from(await session.takeScreenshot(), 'base64'),
    offline: null,
    close: () => session.quit(),
    faults,
  };
}

/** Makes the page as large as that: the window has a head beside it. */
async function sized(session: WebDriver, { width, height }: { width: number; height: number }): Promise<void> {
  const window = session.manage().window();
  await window.setRect({ width, height });
  const inner = await session.executeScript<number[]>('return [innerWidth, innerHeight]');
  const [less = 0, lower = 0] = [width - (inner[0] ?? width), height - (inner[1] ?? height)];
  await window.setRect({ width: width + less, height: height + lower });
}

/** Types as keys do; line breaks have a key of their own, and signs beyond the first plane come as from a keyboard of emoji. */
async function typed(session: WebDriver, text: string): Promise<void> {
  for (const part of text.split(/([\u{10000}-\u{10ffff}]+)/u)) {
    if (part === '') continue;
    if (/[\u{10000}-\u{10ffff}]/u.test(part)) await session.executeScript(insert, part);
    else await session.switchTo().activeElement().sendKeys(part.replaceAll('\n', Key.ENTER));
  }
}

function insert(text: string): void {
  document.execCommand('insertText', false, text);
}
