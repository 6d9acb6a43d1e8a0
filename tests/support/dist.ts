/** Where the build is. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export const DIST = pathToFileURL(path.join(import.meta.dirname, '../../dist/'));
