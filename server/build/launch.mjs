/**
 * The way into the built server: looks at Node's version, builds where the sources changed, and runs the build in this
 * same process, so that signals arrive there. An old Node can read this syntax, and is told which it
 * would have to be.
 */
import fs from 'fs';

/**
 * @param {string} entry a file of dist/server
 */
export function launch(entry) {
  const needed = JSON.parse(fs.readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).engines.node;
  if (!fits(process.version, needed)) {
    end(2, 'Rallyline needs Node ' + needed + ', and this is ' + process.version + '.');
    return;
  }
  import('./build.mjs')
    .then(function (build) {
      return build.ensureBuilt().then(stillStanding, function (error) {
        if (!(error instanceof build.BuildFailed)) throw error;
        end(1, error.message);
        return false;
      });
    })
    .then(function (built) {
      if (!built) return undefined;
      process.setSourceMapsEnabled(true);
      return import(new URL('../../dist/server/' + entry, import.meta.url).href);
    });
}

function stillStanding() {
  return true;
}

/**
 * Says whether a version is in a range of one or more least versions; a caret keeps to the first number.
 *
 * @param {string} version 'v20.19.0'
 * @param {string} range '^20.19.0 || >=22.12.0'
 */
export function fits(version, range) {
  const has = numbersOf(version);
  return range.split('||').some(function (part) {
    const needs = numbersOf(part);
    const isWithin = part.indexOf('^') === -1 || has[0] === needs[0];
    return isWithin && !isBelow(has, needs);
  });
}

function isBelow(has, needs) {
  const differs = [0, 1, 2].filter((place) => has[place] !== needs[place])[0];
  return differs !== undefined && has[differs] < needs[differs];
}

function numbersOf(version) {
  return version.match(/\d+/g).map(Number);
}

function end(code, line) {
  process.stderr.write(line + '\n');
  process.exitCode = code;
}
