#!/usr/bin/env node
// The AWS SDK tells everyone on Node 20 at every start that it will want Node 22 in 2027; the pinned version does not.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
// TypeScript runs as it stands: no build step between a clone and the first command.
require('tsx/cjs');
require('../lib/cli/main.ts').main(process.argv);
