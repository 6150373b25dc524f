const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
  ],
};

/** What every project shares. `unit` and `proof`, which takes longer, need Node only; `tools` needs Python with moto, cfn-lint and unshare as well, `dns` needs gdnsd. */
const project = (displayName, testMatch) => ({
  displayName,
  testMatch,
  transform,
  // These are ES modules, which Jest would need a flag of Node for; they have a file for others as well.
  moduleNameMapper: { '^(d3-geo|d3-array|internmap)$': '<rootDir>/node_modules/$1/dist/$1.min.js' },
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
});

module.exports = {
  projects: [
    project('unit', ['<rootDir>/test/**/*.test.ts']),
    project('proof', ['<rootDir>/test/**/*.proof.ts']),
    project('tools', ['<rootDir>/test/**/*.tools.ts']),
    project('dns', ['<rootDir>/test/**/*.dns.ts']),
  ],
  testTimeout: 30_000,
  // Jest leaves one core free, which on a machine with two is half of it.
  maxWorkers: '100%',
};
