/**
 * The few calls of libheif that decode a HEIC's main picture, as its C interface has them: numbers are addresses in the
 * memory of the WebAssembly, in which all of it happens. A context and an image are never freed, since the process ends
 * with its one photo.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

interface Libheif {
  /** Another view after each call that may have made the memory larger. */
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _heif_context_alloc(): number;
  _heif_context_set_maximum_image_size_limit(context: number, side: number): void;
  _heif_context_read_from_memory_without_copy(error: number, context: number, at: number, n: number, no: 0): void;
  _heif_context_get_primary_image_handle(error: number, context: number, out: number): void;
  _heif_image_handle_get_width(handle: number): number;
  _heif_image_handle_get_height(handle: number): number;
  _heif_image_handle_has_alpha_channel(handle: number): number;
  _heif_image_handle_get_raw_color_profile_size(handle: number): number;
  _heif_image_handle_get_raw_color_profile(error: number, handle: number, out: number): void;
  _heif_decode_image(error: number, handle: number, out: number, space: number, chroma: number, options: 0): void;
  _heif_image_get_decoding_warnings(image: number, first: 0, out: number, most: number): number;
  _heif_image_get_width(image: number, channel: number): number;
  _heif_image_get_height(image: number, channel: number): number;
  _heif_image_get_plane_readonly(image: number, channel: number, stride: number): number;
}

/** libheif's own numbers, from its heif_error.h and heif_image.h. */
const OK = 0;
const INVALID = 2;
const UNSUPPORTED = [3, 4];
const NO_MEMORY = 6;
const LIMIT_PASSED = 1000;
const RGB = 1;
const INTERLEAVED = 10;
const INTERLEAVED_RGB = 10;
const INTERLEAVED_RGBA = 11;

export interface HeicHead {
  /** In pixels, upright. */
  width: number;
  height: number;
  hasAlpha: boolean;
  /** The ICC profile of its colours; null where it has none, or one too large to be a photo's. */
  profile: Buffer | null;
}

export interface HeicPixels {
  width: number;
  height: number;
  channels: 3 | 4;
  /** Row by row, each row `stride` bytes after the one before. */
  data: Uint8Array;
  stride: number;
}

/** `unsupported`: another picture in the container that HEIC shares with other kinds. */
export class HeicFault extends Error {
  override readonly name = 'HeicFault';

  constructor(readonly why: 'damaged' | 'unsupported' | 'too-many-pixels' | 'too-much-memory') {
    super(why);
  }
}

const PROFILE_MAX = 64 * 1024;
const ERROR_BYTES = 12;
const WARNINGS_MAX = 64;

/** Loads the WebAssembly, and compiles it. */
export function loadLibheif(): Libheif {
  const make = require('libheif-js/libheif-wasm/libheif.js') as () => Libheif;
  return make();
}

/** The main picture of a file that may hold several. Every method throws a HeicFault where the file is at fault. */
export class Heic {
  private readonly results: number;
  private handle = 0;

  constructor(private readonly lib: Libheif) {
    this.results = lib._malloc(16);
  }

  /** `sideMax`: no picture or tile in the file may claim more pixels than a square of this side. */
  open(file: Uint8Array, sideMax: number): HeicHead {
    const { lib } = this;
    const context = lib._heif_context_alloc();
    lib._heif_context_set_maximum_image_size_limit(context, sideMax);
    const at = lib._malloc(file.length);
    if (at === 0) throw new HeicFault('too-much-memory');
    lib.HEAPU8.set(file, at);
    this.try((error) => lib._heif_context_read_from_memory_without_copy(error, context, at, file.length, 0));
    this.handle = this.try((error, out) => lib._heif_context_get_primary_image_handle(error, context, out));
    return {
      width: lib._heif_image_handle_get_width(this.handle),
      height: lib._heif_image_handle_get_height(this.handle),
      hasAlpha: lib._heif_image_handle_has_alpha_channel(this.handle) !== 0,
      profile: this.profile(),
    };
  }

  /** Decodes it upright: libheif turns and cuts as the container says, and heeds no EXIF. */
  decode(hasAlpha: boolean): HeicPixels {
    const { lib, handle } = this;
    const chroma = hasAlpha ? INTERLEAVED_RGBA : INTERLEAVED_RGB;
    // A picture that turns out larger than its head claims is no good one.
    const image = this.try((error, out) => lib._heif_decode_image(error, handle, out, RGB, chroma, 0), 'damaged');
    if (this.lacksTiles(image)) throw new HeicFault('damaged');
    const at = lib._heif_image_get_plane_readonly(image, INTERLEAVED, this.results);
    const stride = this.numberAt(this.results);
    const height = lib._heif_image_get_height(image, INTERLEAVED);
    return {
      width: lib._heif_image_get_width(image, INTERLEAVED),
      height,
      channels: hasAlpha ? 4 : 3,
      data: lib.HEAPU8.subarray(at, at + stride * height),
      stride,
    };
  }

  /** Whether tiles are missing or broken: the decoder leaves them black and only warns. */
  private lacksTiles(image: number): boolean {
    const out = this.lib._malloc(WARNINGS_MAX * ERROR_BYTES);
    const count = this.lib._heif_image_get_decoding_warnings(image, 0, out, WARNINGS_MAX);
    return Array.from({ length: Math.min(count, WARNINGS_MAX) }).some(
      (_, at) => this.numberAt(out + at * ERROR_BYTES) === INVALID,
    );
  }

  private profile(): Buffer | null {
    const { lib, handle } = this;
    const size = lib._heif_image_handle_get_raw_color_profile_size(handle);
    if (size === 0 || size > PROFILE_MAX) return null;
    const at = lib._malloc(size);
    this.try((error) => lib._heif_image_handle_get_raw_color_profile(error, handle, at));
    return Buffer.from(lib.HEAPU8.subarray(at, at + size));
  }

  /** `call` is given where to put an error, three numbers, and where to put its result, which is returned. */
  private try(
    call: (error: number, out: number) => void,
    pastLimit: 'too-many-pixels' | 'damaged' = 'too-many-pixels',
  ): number {
    call(this.results, this.results + ERROR_BYTES);
    const [code, detail] = [this.numberAt(this.results), this.numberAt(this.results + 4)];
    if (code === OK) return this.numberAt(this.results + ERROR_BYTES);
    if (code === NO_MEMORY) throw new HeicFault(detail === LIMIT_PASSED ? pastLimit : 'too-much-memory');
    throw new HeicFault(UNSUPPORTED.includes(code) ? 'unsupported' : 'damaged');
  }

  private numberAt(address: number): number {
    return new DataView(this.lib.HEAPU8.buffer).getUint32(address, true);
  }
}
