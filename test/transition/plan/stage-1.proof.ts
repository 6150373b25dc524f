import { type PlanStep, planTransition } from '../../../lib/transition/plan/plan';
import type { Side } from '../../../lib/transition/side';
import { DOMAIN, exampleConfig } from '../../support/config';
import { plannedSide } from '../../support/planned-side';
import type { ConfigChange } from '../../support/plans';

/** What really stands at stage 1, made once: a synth takes a moment. */
const before = plannedSide(exampleConfig({ domain: DOMAIN }));

function stepsTo(change: ConfigChange, from: Side = before): readonly PlanStep[] {
  return planTransition(from, plannedSide(exampleConfig({ domain: DOMAIN, ...change }))).steps;
}

const web = (change: object) => ({
  services: [{ name: 'web', image: 'public.ecr.aws/nginx/nginx:1.27', port: 80, ...change }],
});

describe('the plan of a change at stage 1', () => {
  it('has nothing to do where nothing changes', () => {
    expect(stepsTo({})).toMatchObject([{ changes: [], stacks: [], minutes: 0, interruption: { kind: 'none' } }]);
  });

  it('counts minutes without a database for another class', () => {
    const [step, ...others] = stepsTo({ database: { instance: 'db.m7g.large' } });
    expect(others).toEqual([]);
    expect(step).toMatchObject({
      configuration: ['database.instance: db.m7g.large'],
      stacks: ['shop-test-us-east-1-Data'],
      interruption: { kind: 'minutes', seconds: 600 },
      minutes: 11,
      reversible: true,
    });
  });

  it.each([
    ['another class of the server', { instance: 't4g.medium' }],
    ['another image', { image: 'public.ecr.aws/nginx/nginx:1.28' }],
    ['another variable', { environment: { LOG_LEVEL: 'debug' } }],
  ])('rolls the server for %s, of which its group says nothing', (_, change) => {
    const [step] = stepsTo(web(change));
    expect(step?.changes.map(({ type, action }) => `${action} ${type}`)).toEqual([
      'update AWS::EC2::LaunchTemplate',
      'roll AWS::AutoScaling::AutoScalingGroup',
    ]);
    expect(step?.interruption).toMatchObject({ kind: 'seconds', seconds: 10 });
  });

  it('interrupts nobody for a table, storage, flow logs or an address for alarms', () => {
    const [step] = stepsTo({
      tables: [{ name: 'carts', key: 'id' }],
      database: { storageGb: 50 },
      network: { flowLogs: true },
      alarms: { email: 'ops@example.com' },
    });
    expect(step?.interruption).toMatchObject({ kind: 'none' });
    expect(step?.stacks).toEqual(['Network', 'Data', 'Service'].map((stack) => `shop-test-us-east-1-${stack}`));
  });

  it('makes certificates and names for a first domain, before the server takes them', () => {
    const [step] = stepsTo({}, plannedSide(exampleConfig()));
    expect(step).toMatchObject({ reversible: false, interruption: { kind: 'seconds' } });
    expect(step?.stacks.at(-1)).toBe('shop-test-Edge');
    expect(step?.changes.filter(({ action }) => action === 'remove' || action === 'replace')).toEqual([]);
  });
});
