import { type App, Validations } from 'aws-cdk-lib';

/** Packs of cdk-nag by the names it gives them, with the class of each. */
const PACKS = {
  AwsSolutions: 'AwsSolutionsChecks',
  'HIPAA.Security': 'HIPAASecurityChecks',
  'NIST.800.53.R4': 'NIST80053R4Checks',
  'NIST.800.53.R5': 'NIST80053R5Checks',
  'PCI.DSS.321': 'PCIDSS321Checks',
  Serverless: 'ServerlessChecks',
} as const;

export type PolicyPack = keyof typeof PACKS;

/** Makes the synth fail when a resource breaks a control of these packs and does not say why that is right. */
export function applyPolicy(app: App, packs: readonly PolicyPack[]): void {
  if (packs.length === 0) return;
  // Loaded only here: it takes as long as a small synth.
  const nag = require('cdk-nag') as typeof import('cdk-nag');
  Validations.of(app).addPlugins(...packs.map((pack) => new nag[PACKS[pack]](app)));
}
