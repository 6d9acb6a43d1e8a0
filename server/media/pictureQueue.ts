/**
 * The queue of all work with pictures, which goes on one picture at a time: photos and link previews together take one
 * core, and the memory of one process. Photos come first, since a reporter waits for each; link previews are drawn for
 * strangers, and can wait or be left out. Work that runs is finished, and takes a second or two.
 */
type Work = () => Promise<void>;

export class PictureQueue {
  private readonly photos: Work[] = [];
  private readonly linkPreviews: Work[] = [];
  private working = false;

  /** Rejects as the work does; and with the signal's reason where that is aborted before the work's turn has come. */
  photo<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
    return this.take(this.photos, work, signal);
  }

  /** Rejects as `photo` does. */
  linkPreview<Value>(work: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
    return this.take(this.linkPreviews, work, signal);
  }

  private take<Value>(waiting: Work[], work: () => Promise<Value>, signal: AbortSignal): Promise<Value> {
    return new Promise((resolve, reject) => {
      const leave = (): void => reject(signal.reason as Error);
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      waiting.push(async () => {
        signal.removeEventListener('abort', leave);
        if (!signal.aborted) await work().then(resolve, reject);
      });
      void this.workOn();
    });
  }

  private async workOn(): Promise<void> {
    if (this.working) return;
    this.working = true;
    for (let next = this.next(); next !== undefined; next = this.next()) await next();
    this.working = false;
  }

  private next(): Work | undefined {
    return this.photos.shift() ?? this.linkPreviews.shift();
  }
}
