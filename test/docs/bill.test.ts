import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/run';
import { resourcesIn, templatesOf } from '../support/templates';

const text = readFileSync(join(ROOT, 'docs/bill-stage-1.md'), 'utf8');

/** Rows of the table: type, quantity, price of one, and their product as it is printed. */
const rows = [...text.matchAll(/^\| [^|]+ \| (AWS::\S+) \| (\d+)[^|]* \| \$([\d.]+)[^|]* \| \$([\d.]+) \|$/gm)].map(
  ([, type = '', quantity, price, month]) => ({
    type,
    quantity: Number(quantity),
    price: Number(price),
    month: Number(month),
  }),
);

const all = resourcesIn(templatesOf('dev'));

describe('the bill of stage 1', () => {
  it('multiplies and adds right, and stays below 36 dollars', () => {
    expect(rows.length).toBe(9);
    for (const { type, quantity, price, month } of rows)
      expect([type, month]).toEqual([type, Number((quantity * price).toFixed(2))]);
    const total = rows.reduce((sum, { month }) => sum + month, 0).toFixed(2);
    expect(text).toContain(`**$${total}**`);
    expect(Number(total)).toBeLessThanOrEqual(36);
  });

  it('names every type of resource that the template has, as priced or as free, and no other', () => {
    const free = /^Free: ([\s\S]+?)\.\n/m.exec(text)?.[1]?.match(/AWS::\w+::\w+/g) ?? [];
    const named = new Set([...rows.map(({ type }) => type), ...free]);
    expect([...named].sort()).toEqual([...new Set(all.map(({ Type }) => Type))].sort());
  });

  it('counts what the template has', () => {
    const alarms = all.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm').length;
    expect(rows.find(({ type }) => type === 'AWS::CloudWatch::Alarm')?.quantity).toBe(alarms);
    const [database] = all.filter(({ Type }) => Type === 'AWS::RDS::DBInstance');
    expect(database?.Properties).toMatchObject({
      DBInstanceClass: 'db.t4g.micro',
      AllocatedStorage: '20',
      StorageType: 'gp3',
      MultiAZ: false,
    });
    const [template] = all.filter(({ Type }) => Type === 'AWS::EC2::LaunchTemplate');
    expect(template?.Properties.LaunchTemplateData.InstanceType).toBe('t4g.small');
    expect(template?.Properties.LaunchTemplateData.BlockDeviceMappings[0].Ebs.VolumeSize).toBe(16);
  });
});
