import { launch } from './build/launch.mjs';

launch('main.js');
