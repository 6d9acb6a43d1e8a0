/** Photos on PostgreSQL: questions about photos, their files and their uploads. Append writes their rows: `follow_photos`. */
import type { Photos } from '../ports.js';
import type { Database } from './database.js';
import { photoFiles } from './photos/files.js';
import { uploadLeases } from './leases.js';
import { uploads } from './photos/uploads.js';

export function postgresPhotos(database: Database): Photos {
  return { ...photoFiles(database), ...uploads(database), ...uploadLeases(database) };
}
