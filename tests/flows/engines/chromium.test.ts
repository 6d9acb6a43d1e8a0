/** All scenarios in Blink: Chrome, Edge, Samsung Internet, and every browser inside of an app on Android. */
import { jest } from '@jest/globals';
import { Chromium } from '../../support/engines/chromium.js';
import { playScenarios } from './scenarios.js';

jest.setTimeout(400_000);

playScenarios(new Chromium());
