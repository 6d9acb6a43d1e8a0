/** The library's detector of faces (BlazeFace), and nothing else of it. */
import { Human, type Config } from '@vladmandic/human';
import type { Detector } from './search.js';

/** Pixels on the sides of the picture that the model looks at. */
const SIDE = 256;
/** Chosen by measure, see docs/FACES.md: real faces come with 0.6 to 0.97, most of what is none with less than 0.5. */
const LEAST_SCORE = 0.45;
/** The most faces of one square; the measured crowd of 60 has some 20 in the fullest. */
const MOST = 100;

/** The part of TensorFlow.js, inside the library, that is used here; the library gives it no types. */
interface Numbers {
  getBackend: () => string;
  env: () => { getAsync: (flag: string) => Promise<unknown> };
  tensor: (values: Float32Array, shape: number[]) => Parameters<Human['detect']>[0];
  dispose: (tensor: unknown) => void;
}

const MODEL = 'blazeface.json';
const OFF = { enabled: false };

/** `files`: the address of the folder that has the model and the WebAssembly. Everything is named: the library's own defaults lead to other hosts. */
function configOf(files: string, backend: 'wasm' | 'cpu'): Partial<Config> {
  return {
    ...{ backend, modelBasePath: files, wasmPath: files, debug: false, async: false, warmup: 'none' },
    ...{ cacheModels: false, cacheSensitivity: 0, skipAllowed: false, filter: OFF, gesture: OFF },
    ...{ body: OFF, hand: OFF, object: OFF, segmentation: OFF },
    face: {
      enabled: true,
      detector: {
        ...{ modelPath: MODEL, rotation: false, return: false, maxDetected: MOST, minConfidence: LEAST_SCORE },
        // The boxes as they are found: they are made larger once they are merged.
        ...{ scale: 1, minSize: 0, iouThreshold: 0.3, skipFrames: 0, skipTime: 0 },
      },
      ...{ mesh: OFF, attention: OFF, iris: OFF, description: OFF, emotion: OFF, antispoof: OFF, liveness: OFF },
    },
  };
}

export interface OpenedHuman extends Detector {
  /** Names of the files that it needed. */
  files: string[];
}

/**
 * Loads the library's model. Rejects where it does not come, or this browser cannot run it.
 * `backend`: WebAssembly, or plain JavaScript where a browser takes none under our policy: some ten times slower.
 */
export async function openHuman(files: string, backend: 'wasm' | 'cpu'): Promise<OpenedHuman> {
  const human = new Human(configOf(files, backend));
  await human.load();
  const tf = human.tf as Numbers;
  if (tf.getBackend() !== backend || !human.models.loaded().includes('blazeface'))
    throw new Error(`no face search by ${backend}`);
  const wasm = backend === 'wasm' ? [await wasmOf(tf)] : [];
  return { side: SIDE, files: [MODEL, 'blazeface.bin', ...wasm], detect: (pixels) => detectIn(human, pixels) };
}

/** The file that the library chose: young phones have instructions for several numbers at once. */
async function wasmOf(tf: Numbers): Promise<string> {
  const isWide = (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) === true;
  return `tfjs-backend-wasm${isWide ? '-simd' : ''}.wasm`;
}

async function detectIn(human: Human, pixels: Float32Array) {
  const tf = human.tf as Numbers;
  const picture = tf.tensor(pixels, [1, SIDE, SIDE, 3]);
  try {
    const { face, error } = await human.detect(picture);
    if (error !== null) throw new Error(error);
    return face.map(({ boxRaw: [x, y, width, height], score }) => {
      return { x: x * SIDE, y: y * SIDE, width: width * SIDE, height: height * SIDE, score };
    });
  } finally {
    tf.dispose(picture);
  }
}
