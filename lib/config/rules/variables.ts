import type { ConfigRule } from '../rule';

/** Variables that the kit sets in every container. */
export const KIT_VARIABLES = ['AWS_REGION', 'TOPOLOGY_PATH'];

/** What nobody may read in a template: access keys of AWS and private keys. */
const CREDENTIAL = /\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** An environment variable has one source, and a credential is not written down. */
export const variables: ConfigRule = {
  id: 'variables',
  check: ({ services }) =>
    services.flatMap(({ environment, secrets }, i) => [
      ...Object.keys(secrets)
        .filter((name) => Object.hasOwn(environment, name))
        .map((name) => ({
          path: ['services', i, 'secrets', name],
          problem: 'is set under environment too',
          remedy: 'remove one of them',
        })),
      ...[...Object.keys(environment), ...Object.keys(secrets)]
        .filter((name) => KIT_VARIABLES.includes(name))
        .map((name) => ({
          path: ['services', i, Object.hasOwn(environment, name) ? 'environment' : 'secrets', name],
          problem: 'is set by the kit',
          remedy: 'remove it',
        })),
      ...Object.entries(environment)
        .filter(([, value]) => CREDENTIAL.test(value))
        .map(([name]) => ({
          path: ['services', i, 'environment', name],
          problem: 'holds a credential, which everyone who reads the template would see',
          remedy: 'put it into Secrets Manager and name it under secrets; then replace the credential',
        })),
    ]),
};
