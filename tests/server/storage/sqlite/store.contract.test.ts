import { jest } from '@jest/globals';
import { openSqliteStore } from '../../../../server/storage/sqlite/store.js';
import { archiveContract } from '../../../contracts/archive.js';
import { followersContract } from '../../../contracts/followers.js';
import { journalContract } from '../../../contracts/journal.js';
import { outletsContract } from '../../../contracts/outlets.js';
import { peopleContract } from '../../../contracts/people.js';
import { photosContract } from '../../../contracts/photos.js';
import { pushContract } from '../../../contracts/push.js';
import { newFolder, removeFolders } from './folder.js';

// Every append waits for a disk that others use too.
jest.setTimeout(60_000);

const open = (now = () => new Date()) => openSqliteStore({ folder: newFolder(), server: true, now });

afterAll(removeFolders);

describe('the journal on SQLite', () => journalContract(() => open()));
describe('people on SQLite', () => peopleContract(open));
describe('the archive on SQLite', () => archiveContract(() => open()));
describe('photos on SQLite', () => photosContract(() => open()));
describe('followers on SQLite', () => followersContract(() => open()));
describe('push on SQLite', () => pushContract(() => open()));
describe('outlets on SQLite', () => outletsContract(() => open()));
