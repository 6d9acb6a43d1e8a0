/**
 * The page's side of the app's worker, which comes after the form: an app that nobody keeps yet has nothing to tell a
 * worker, and what it has at a former visit's worker can wait so long.
 */
import type { Language } from '../../shared/messages/languages.js';
import { Later } from '../account/later.js';
import type { AppWorker } from './appWorker.js';

export class LaterWorker {
  private readonly later: Later<AppWorker>;

  /** `load` rejects where its file does not come. */
  constructor(
    load: () => Promise<AppWorker>,
    private readonly reload: () => void,
  ) {
    this.later = new Later(load);
  }

  /** Keeps the app in this language from now on. Never rejects: an app whose file does not come is kept at the next visit. */
  async keep(lang: Language): Promise<void> {
    const worker = await this.later.get().catch(() => null);
    await worker?.keep(lang);
  }

  readonly rested = (): void => this.here?.rested();

  readonly renew = async (): Promise<void> => {
    if (this.here === null) this.reload();
    else await this.here.renew();
  };

  readonly sendLater = async (): Promise<void> => this.here?.sendLater();

  /** Has the browser forget the worker, whether or not this page has told it anything. Rejects where the file does not come. */
  async end(): Promise<void> {
    const worker = await this.later.get();
    await worker.end();
  }

  private get here(): AppWorker | null {
    return this.later.part.peek();
  }
}
