export type Architecture = 'arm64' | 'x86_64';

export interface InstanceClass {
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly architecture: Architecture;
}

/** EC2 instance class by name, e.g. `t4g.small`; undefined when we don't know it. */
export function ec2Class(name: string): InstanceClass | undefined {
  return Object.hasOwn(EC2, name) ? EC2[name] : undefined;
}

/** RDS instance class by name, e.g. `db.t4g.micro`. */
export function databaseClass(name: string): InstanceClass | undefined {
  return Object.hasOwn(DATABASE, name) ? DATABASE[name] : undefined;
}

/** ElastiCache node class by name: known or not. Its memory is not a multiple of its vCPUs; capacity planning has it. */
export function isCacheNode(name: string): boolean {
  return CACHE.has(name);
}

/** All class names of a service, for suggestions. */
export const classNames = {
  ec2: () => Object.keys(EC2),
  database: () => Object.keys(DATABASE),
  cache: () => [...CACHE],
};

/** vCPUs and GiB of the burstable sizes, the same in every T family. Source: AWS, "Amazon EC2 instance types" (2026-11). */
const BURSTABLE: Readonly<Record<string, readonly [vcpus: number, memoryGib: number]>> = {
  nano: [2, 0.5],
  micro: [2, 1],
  small: [2, 2],
  medium: [2, 4],
  large: [2, 8],
  xlarge: [4, 16],
  '2xlarge': [8, 32],
};

/** vCPUs of the fixed-performance sizes, the same in every family. */
const SIZES: Readonly<Record<string, number>> = {
  medium: 1,
  large: 2,
  xlarge: 4,
  '2xlarge': 8,
  '4xlarge': 16,
  '8xlarge': 32,
  '9xlarge': 36,
  '12xlarge': 48,
  '16xlarge': 64,
  '18xlarge': 72,
  '24xlarge': 96,
  '32xlarge': 128,
  '48xlarge': 192,
};

/** GiB of memory per vCPU: compute, general purpose, memory. */
const GIB_PER_VCPU: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8 };

const TO_16 = 'large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge';

/** Sizes of each family of EC2. Families not listed here are refused: add them with their sizes. */
const EC2_FAMILIES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['m6g', 'c6g', 'r6g', 'm7g', 'c7g', 'r7g'].map((family) => [family, `medium ${TO_16}`])),
  ...Object.fromEntries(['m8g', 'c8g', 'r8g'].map((family) => [family, `medium ${TO_16} 24xlarge 48xlarge`])),
  ...Object.fromEntries(['m5', 'r5'].map((family) => [family, `${TO_16} 24xlarge`])),
  c5: 'large xlarge 2xlarge 4xlarge 9xlarge 12xlarge 18xlarge 24xlarge',
  ...Object.fromEntries(['m6i', 'c6i', 'r6i'].map((family) => [family, `${TO_16} 24xlarge 32xlarge`])),
  ...Object.fromEntries(['m7i', 'c7i', 'r7i'].map((family) => [family, `${TO_16} 24xlarge 48xlarge`])),
  ...Object.fromEntries(['m6a', 'c6a', 'r6a'].map((family) => [family, `${TO_16} 24xlarge 32xlarge 48xlarge`])),
  ...Object.fromEntries(['m7a', 'c7a', 'r7a'].map((family) => [family, `medium ${TO_16} 24xlarge 32xlarge 48xlarge`])),
};

/** Families that RDS for PostgreSQL offers, a subset of EC2's sizes. */
const DATABASE_FAMILIES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['m6g', 'r6g', 'm7g', 'r7g'].map((family) => [family, TO_16])),
  ...Object.fromEntries(['m8g', 'r8g', 'm7i', 'r7i'].map((family) => [family, `${TO_16} 24xlarge 48xlarge`])),
  ...Object.fromEntries(['m5', 'r5'].map((family) => [family, `${TO_16} 24xlarge`])),
  ...Object.fromEntries(['m6i', 'r6i'].map((family) => [family, `${TO_16} 24xlarge 32xlarge`])),
};

const EC2 = { ...burstable('', ['t4g', 't3', 't3a']), ...fixed('', EC2_FAMILIES) };

const { 'db.t4g.nano': _nano4, 'db.t3.nano': _nano3, ...databaseBurstable } = burstable('db.', ['t4g', 't3']);
const DATABASE = { ...databaseBurstable, ...fixed('db.', DATABASE_FAMILIES) };

const CACHE = new Set([
  ...['t4g', 't3'].flatMap((family) => ['micro', 'small', 'medium'].map((size) => `cache.${family}.${size}`)),
  ...['m6g', 'r6g', 'm7g', 'r7g'].flatMap((family) => TO_16.split(' ').map((size) => `cache.${family}.${size}`)),
  ...['m5', 'r5'].flatMap((family) => `${TO_16} 24xlarge`.split(' ').map((size) => `cache.${family}.${size}`)),
]);

function burstable(prefix: string, families: readonly string[]): Record<string, InstanceClass> {
  return Object.fromEntries(
    families.flatMap((family) =>
      Object.entries(BURSTABLE).map(([size, [vcpus, memoryGib]]) => [
        `${prefix}${family}.${size}`,
        { vcpus, memoryGib, architecture: architectureOf(family) },
      ]),
    ),
  );
}

function fixed(prefix: string, families: Readonly<Record<string, string>>): Record<string, InstanceClass> {
  return Object.fromEntries(
    Object.entries(families).flatMap(([family, sizes]) =>
      sizes.split(' ').map((size) => {
        const vcpus = SIZES[size] ?? 0;
        const memoryGib = vcpus * (GIB_PER_VCPU[family.charAt(0)] ?? 0);
        return [`${prefix}${family}.${size}`, { vcpus, memoryGib, architecture: architectureOf(family) }];
      }),
    ),
  );
}

/** Graviton families have a `g` behind the generation. */
function architectureOf(family: string): Architecture {
  return /\dg/.test(family) ? 'arm64' : 'x86_64';
}
