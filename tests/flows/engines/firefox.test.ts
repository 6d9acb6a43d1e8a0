/** All scenarios in Gecko as it is delivered. */
import { jest } from '@jest/globals';
import { Firefox } from '../../support/engines/firefox.js';
import { playScenarios } from './scenarios.js';

jest.setTimeout(400_000);

playScenarios(new Firefox('Firefox', {}));
