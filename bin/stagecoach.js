#!/usr/bin/env node
// TypeScript runs as it stands: no build step between a clone and the first command.
require('tsx/cjs');
require('../lib/cli/main.ts').main(process.argv);
