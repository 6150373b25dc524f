import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blueprintOf } from '../../stages';
import { DOMAIN, exampleConfig } from '../support/config';
import { ROOT } from '../support/run';
import { synth } from '../support/synth';
import { type Resource, resourcesIn, templatesOf } from '../support/templates';

interface Bill {
  readonly text: string;
  /** Rows of the table: type, quantity, price of one, and their product as it is printed. */
  readonly rows: readonly { type: string; quantity: number; price: number; month: number }[];
}

function billOf(stage: number): Bill {
  const text = readFileSync(join(ROOT, `docs/bill-stage-${stage}.md`), 'utf8');
  const table = /^\| [^|]+ \| (AWS::\S+) \| (\d+)[^|]* \| \$([\d.]+)[^|]* \| \$([\d.]+) \|$/gm;
  const rows = [...text.matchAll(table)].map(([, type = '', quantity, price, month]) => ({
    type,
    quantity: Number(quantity),
    price: Number(price),
    month: Number(month),
  }));
  return { text, rows };
}

const tables = [{ name: 'carts', key: 'id' }];
const second = synth(blueprintOf(exampleConfig({ stage: 2, domain: DOMAIN, tables })));

describe.each([
  [1, 36, 9, resourcesIn(templatesOf('dev'))],
  [2, 200, 12, resourcesIn(second)],
] as const)('the bill of stage %i', (stage, most, count, all) => {
  const { text, rows } = billOf(stage);
  const ofType = (type: string): Resource[] => all.filter(({ Type }) => Type === type);

  it(`multiplies and adds right, and stays below ${most} dollars`, () => {
    expect(rows.length).toBe(count);
    // By the cent: half of one is rounded up, which a float of it may not be.
    const cents = (amount: number) => Number((amount + 1e-9).toFixed(2));
    for (const { type, quantity, price, month } of rows) expect([type, month]).toEqual([type, cents(quantity * price)]);
    const total = rows.reduce((sum, { month }) => sum + month, 0).toFixed(2);
    expect(text).toContain(`**$${total}**`);
    expect(Number(total)).toBeLessThanOrEqual(most);
  });

  it('names every type of resource that the template has, as priced or as free, and no other', () => {
    const free = /^Free: ([\s\S]+?)\.\n/m.exec(text)?.[1]?.match(/AWS::\w+::\w+/g) ?? [];
    const named = new Set([...rows.map(({ type }) => type), ...free]);
    expect([...named].sort()).toEqual([...new Set(all.map(({ Type }) => Type))].sort());
  });

  it('counts what the template has', () => {
    // An alarm costs by the metrics it watches.
    const watched = ofType('AWS::CloudWatch::Alarm').map(
      ({ Properties }) => Properties.Metrics?.filter((each: object) => 'MetricStat' in each).length ?? 1,
    );
    const quantity = (type: string) => rows.find((row) => row.type === type)?.quantity;
    expect(quantity('AWS::CloudWatch::Alarm')).toBe(watched.reduce((sum, each) => sum + each, 0));
    expect(quantity('AWS::SecretsManager::Secret')).toBe(ofType('AWS::SecretsManager::Secret').length);
    expect(ofType('AWS::RDS::DBInstance').map(({ Properties }) => Properties)).toMatchObject([
      { DBInstanceClass: 'db.t4g.micro', AllocatedStorage: '20', StorageType: 'gp3', MultiAZ: stage > 1 },
    ]);
    const [template] = ofType('AWS::EC2::LaunchTemplate');
    const { InstanceType, BlockDeviceMappings } = template?.Properties.LaunchTemplateData ?? {};
    expect([InstanceType, BlockDeviceMappings[0].Ebs.VolumeSize]).toEqual(['t4g.small', 16]);
    const servers = ofType('AWS::AutoScaling::AutoScalingGroup').map(({ Properties }) => Number(Properties.MinSize));
    expect(quantity('AWS::AutoScaling::AutoScalingGroup')).toBe(730 * servers.reduce((sum, each) => sum + each, 0));
  });
});
