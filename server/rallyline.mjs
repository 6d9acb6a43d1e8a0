#!/usr/bin/env node
import { launch } from './build/launch.mjs';

launch('cli.js');
