/**
 * Names between our own modules that are written short in the scripts of readers' pages. No such name is ever on the
 * wire, in a `data-` attribute, of the platform, or between two scripts that are built apart: a name that is missing
 * here costs a few bytes, one that does not belong here breaks a script. tests/server/build/ownNames.test.ts holds the
 * list to it.
 */
export const OWN_NAMES = (
  'again arrived articles atTop auth bringUp callOff caughtUp clock countNew dead edge failed feed fillTop final follow found isFirst keep later leave lose made ' +
  'nodes older olderAddress onEnd onEvent onNew onState openWire pollEvery reach renew rest restart room setClock sleep speaker spoke ' +
  'seesTop slug standing stands steady styles times torn wake'
).split(' ');
