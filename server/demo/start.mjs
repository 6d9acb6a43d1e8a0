import { launch } from '../build/launch.mjs';

launch('demo.js');
