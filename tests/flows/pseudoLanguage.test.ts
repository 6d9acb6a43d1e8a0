/**
 * Every screen and state of readers, embeds, sign-in, phone, desk and link previews in a language that is made up for
 * tests: English on a screen is a text that the catalogue lacks. A new screen gets its place in one of these modules,
 * which share one server, since it takes a build of its own.
 */
import { afterAll, afterEach, beforeAll, jest } from '@jest/globals';
import { catalogueTests } from './pseudoLanguage/catalogue.js';
import { deskTests } from './pseudoLanguage/desk.js';
import { deskSheetTests } from './pseudoLanguage/deskSheets.js';
import { embedTests } from './pseudoLanguage/embed.js';
import { joinTests } from './pseudoLanguage/join.js';
import { linkPreviewTests } from './pseudoLanguage/linkPreviews.js';
import { phoneTests } from './pseudoLanguage/phone.js';
import { phoneLockedTests } from './pseudoLanguage/phoneLocked.js';
import { phoneScreenTests } from './pseudoLanguage/phoneScreens.js';
import { readerTests } from './pseudoLanguage/reader.js';
import { readerReturnsTests } from './pseudoLanguage/readerReturns.js';
import { PseudoStage } from './pseudoLanguage/stage.js';

jest.setTimeout(600_000);

const stage = new PseudoStage();

beforeAll(() => stage.start());
afterAll(() => stage.stop());
afterEach(() => stage.clear());

readerTests(stage);
readerReturnsTests(stage);
embedTests(stage);
joinTests(stage);
phoneTests(stage);
phoneScreenTests(stage);
phoneLockedTests(stage);
deskTests(stage);
deskSheetTests(stage);
linkPreviewTests(stage);
catalogueTests();
