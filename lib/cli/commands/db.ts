import { Command } from 'commander';
import { loadEnvironment } from '../../../stages/load';
import type { ReachProps } from '../../database-access/reach';
import { command, type Outcome } from '../command';
import { rolesTable, rotationsTable } from '../database-tables';
import { hostAndPort, textOf } from '../option-values';

// The AWS clients take longer to load than most commands take to run, so `require` stands where they are needed.

interface DbOptions {
  readonly yes?: boolean;
  readonly shard?: string;
  readonly through?: { readonly host: string; readonly port: number };
  /** Text of the file. */
  readonly ca?: string;
  readonly endpoint?: string;
}

interface RotateOptions extends DbOptions {
  readonly service?: string;
  readonly finish?: boolean;
}

const OPTIONS = [
  ['--yes', 'do it; without, only say what would be done'],
  ['--shard <name>', 'this shard only'],
  [
    '--through <host:port>',
    'where a tunnel to the database begins (default: one is opened through a server)',
    hostAndPort,
  ],
  ['--ca <file>', "certificates to check the database's against (default: encrypted, not checked)", textOf],
  ['--endpoint <url>', 'an emulator instead of AWS'],
] as const;

const roles = command<DbOptions>({
  usage: 'roles <env>',
  summary: 'Make one role and secret a service in every database, with least rights',
  options: OPTIONS,
  async run([env = ''], options) {
    const { blueprint } = loadEnvironment(env);
    const { withShards } = require('../../database-access/reach') as typeof import('../../database-access/reach');
    const { findRoles, makeRoles } =
      require('../../database-access/make-roles') as typeof import('../../database-access/make-roles');
    const found = await withShards(reach(blueprint, options), async (access) => {
      if (options.yes) await makeRoles(access);
      return findRoles(access);
    });
    const next =
      options.yes && blueprint.databaseAccess === 'owner'
        ? ['now set database.access: per-service, and deploy: services then log in as themselves']
        : [];
    return outcome(rolesTable(found.flat()), { roles: found.flat() }, `db roles ${env}`, options, next);
  },
});

const rotate = command<RotateOptions>({
  usage: 'rotate <env>',
  summary: 'Change the passwords of services without downtime: the new first, with --finish the old ones end',
  options: [...OPTIONS, ['--service <name>', 'this service only'], ['--finish', 'take the passwords of before away']],
  async run([env = ''], options) {
    const { blueprint } = loadEnvironment(env);
    const { withShards } = require('../../database-access/reach') as typeof import('../../database-access/reach');
    const rotation = require('../../database-access/rotate') as typeof import('../../database-access/rotate');
    const found = await withShards(reach(blueprint, options), async (access) => {
      if (options.yes) await (options.finish ? rotation.finishRotation(access) : rotation.rotate(access));
      return rotation.findRotations(access);
    });
    // Who is connected to a copy elsewhere is not seen from home.
    const which = blueprint.regions.length > 1 ? 'the containers of every region' : 'the containers';
    const next = options.yes && !options.finish ? [`restart ${which}, then: stagecoach db rotate ${env} --finish`] : [];
    return outcome(rotationsTable(found.flat()), { rotations: found.flat() }, `db rotate ${env}`, options, next);
  },
});

export const db = new Command('db').description('Who may log in to the databases').addCommand(roles).addCommand(rotate);

function reach(blueprint: ReachProps['blueprint'], options: RotateOptions): ReachProps {
  const { shard, service, through, ca, endpoint } = options;
  const { emulatorEndpoint } = require('../../aws/emulator-endpoint') as typeof import('../../aws/emulator-endpoint');
  return {
    blueprint,
    ...(shard ? { shard } : {}),
    ...(service ? { service } : {}),
    ...(through ? { through } : {}),
    ...(ca ? { trusted: ca } : {}),
    ...(endpoint ? { endpoint: emulatorEndpoint(endpoint) } : {}),
  };
}

function outcome(
  table: string,
  json: Readonly<Record<string, unknown>>,
  asked: string,
  { yes = false, finish = false }: RotateOptions,
  next: readonly string[],
): Outcome {
  const again = `npx stagecoach ${asked}${finish ? ' --finish' : ''} --yes`;
  const end = yes ? next : [`dry run: nothing was changed; to do it: ${again}`];
  return { ok: true, text: [table, ...end].join('\n'), json: { ...json, changed: yes } };
}
