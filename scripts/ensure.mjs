// The first thing that `npm start`, `npm test` and `npm run …` run, on whatever Node the user has: installs what is
// missing, builds the web if its sources changed, then runs the verb on the pinned Node 24. Built-ins only, and this
// file in syntax that an old Node can still read, so that it gets the message below and not a syntax error.
// docs/decisions/0001-runtime-as-a-dependency.md says why.

const oldest = 20;

if (Number(process.versions.node.split('.')[0]) < oldest) {
  process.stderr.write(
    'node_too_old: this is Node ' +
      process.versions.node +
      ', and Meritloop needs Node ' +
      oldest +
      ' or newer to install itself (it then brings the Node it runs on). Install Node ' +
      oldest +
      ' or newer and run the same command again.\n',
  );
  process.exitCode = 1;
} else {
  import('./ensure/verbs.mjs').then(({ runVerb }) => runVerb(process.argv.slice(2)));
}
