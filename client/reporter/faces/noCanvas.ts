/**
 * Stands in for a canvas in the thread, before the library is there: it looks for WebGL on one as it starts, which is not
 * used here and costs a phone's graphics memory, and where threads have no canvas (Safari before 16.4, Firefox before 105) it
 * would not start at all.
 */
class NoCanvas {
  readonly getContext = (): null => null;
}

Object.assign(globalThis, { OffscreenCanvas: NoCanvas });
