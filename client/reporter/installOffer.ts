/** The browser's offer to put the app on the home screen (Chromium alone), kept until the reporter takes it. */
import { signal, type ReadonlySignal } from '@preact/signals';

/** The event by which the browser offers; TypeScript's library does not have it. */
interface OfferEvent extends Event {
  prompt: () => Promise<unknown>;
}

class InstallOffer {
  private readonly present = signal<OfferEvent | null>(null);
  /** null while there is none, and once it is taken: it can be taken once. */
  readonly offer: ReadonlySignal<Event | null> = this.present;

  /** Begins to listen, before the browser offers: it does so once a visit. */
  start(page: EventTarget): void {
    page.addEventListener('beforeinstallprompt', (event) => {
      // Without this some browsers lay a banner of their own over the buttons.
      event.preventDefault();
      this.present.value = event as OfferEvent;
    });
  }

  readonly take = (): void => {
    void this.present.value?.prompt().catch(() => undefined);
    this.present.value = null;
  };
}

export const INSTALL_OFFER = new InstallOffer();
