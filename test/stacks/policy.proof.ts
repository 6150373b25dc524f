import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IConstruct } from 'constructs';
import { type Acknowledgement, acknowledge } from '../../lib/constructs/acknowledge';
import { assemble } from '../../lib/stacks/assemble';
import { newApp } from '../../lib/stacks/new-app';
import { applyPolicy, type PolicyPack } from '../../lib/stacks/policy';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';

jest.mock('../../lib/constructs/acknowledge', () => {
  const { acknowledge: actual } = jest.requireActual('../../lib/constructs/acknowledge');
  return { acknowledge: jest.fn(actual) };
});

const PACKS: PolicyPack[] = ['AwsSolutions', 'NIST.800.53.R5'];

/** A configuration that has every acknowledgement there is. */
const CONFIG = exampleConfig({
  domain: DOMAIN,
  unprotected: 'throw-away',
  tables: [{ name: 'carts', key: 'id' }],
  services: [{ name: 'web', image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1', port: 80 }],
});

/** What a larger stage has more. */
const GROWN = exampleConfig({ stage: 2, database: { replicas: 1, reads: 'replica' } });

/** What stage 3 has more. */
const DISTRIBUTED = exampleConfig({
  stage: 3,
  domain: DOMAIN,
  database: { shards: ['main', 'orders2'], replicas: 1 },
  edge: {
    static: [{ path: '/assets/*', ttlSeconds: 60 }],
    cache: [{ path: '/api/*', ttlSeconds: 60 }],
    originSecretVersion: 2,
  },
  queues: [{ name: 'email', worker: { image: 'worker', min: 0 } }],
  topics: [{ name: 'placed', subscribers: [{ queue: 'email' }] }],
});

interface Finding {
  readonly control: string;
  readonly path: string;
}

/** What the packs find, apart from what is acknowledged. */
function findings(config = CONFIG): Finding[] {
  const outdir = mkdtempSync(join(process.env.TEMPLATES ?? tmpdir(), 'policy-'));
  const app = newApp({ outdir, validate: false });
  assemble(app, blueprintOf(config));
  applyPolicy(app, PACKS);
  try {
    app.synth();
  } catch (error) {
    if (!/Validation ?failed/i.test(String(error))) throw error;
  }
  const { pluginReports } = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as Report;
  return pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => ({ control: ruleName, path: constructPath })),
    ),
  );
}

interface Report {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
}

describe('the policy packs AwsSolutions and NIST 800-53 R5', () => {
  it('are not loaded where no pack is chosen', () => {
    const app = newApp({ validate: false });
    applyPolicy(app, []);
    expect(Object.keys(require.cache).filter((file) => file.includes('/cdk-nag/'))).toEqual([]);
  });

  it('find nothing in a protected environment nor in an unprotected one', () => {
    expect(findings()).toEqual([]);
    expect(findings(exampleConfig())).toEqual([]);
    expect(findings(GROWN)).toEqual([]);
    expect(findings(DISTRIBUTED)).toEqual([]);
  });

  it('find each acknowledged thing again when its acknowledgement is removed', () => {
    const removed: { control: string; path: string }[] = [];
    const remove = (construct: IConstruct, ...list: readonly Acknowledgement[]) => {
      for (const { control } of list) removed.push({ control, path: construct.node.path });
    };
    const original = jest.mocked(acknowledge).getMockImplementation();
    jest.mocked(acknowledge).mockImplementation(remove);
    const found = [...findings(), ...findings(GROWN), ...findings(DISTRIBUTED)];
    jest.mocked(acknowledge).mockImplementation(original!);
    // Another engine's: templates.tools.ts sees to it.
    const ofPacks = removed.filter(({ control }) => !control.startsWith('CloudFormation-Validate::'));
    expect(ofPacks.length).toBeGreaterThan(20);
    const unneeded = ofPacks.filter(
      ({ control, path }) => !found.some((each) => each.control === control && each.path.startsWith(path)),
    );
    expect(unneeded).toEqual([]);
    const missed = found.filter(
      ({ control, path }) => !ofPacks.some((each) => each.control === control && path.startsWith(each.path)),
    );
    expect(missed).toEqual([]);
  });
});
