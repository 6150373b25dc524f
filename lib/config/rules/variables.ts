import { containersIn } from '../containers';
import type { ConfigRule } from '../rule';

/** Variables that the kit sets in containers: QUEUE_NAME only in workers, but a service often runs the same image. */
const KIT_VARIABLES = ['AWS_REGION', 'TOPOLOGY_PATH', 'SERVICE_NAME', 'QUEUE_NAME'];

/** What nobody may read in a template: access keys of AWS and others, private keys. */
const CREDENTIAL =
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b|\b(ghp|gho|github_pat|sk_live|rk_live|xox[abp])[_-]\w{8,}|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** Variables that are credentials whatever they hold. */
const CREDENTIAL_NAME = /^(AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|PGPASSWORD)$/;

/** What CDK or CloudFormation would put another value in place of. */
const REPLACED = /\$\{Token\[|\{\{resolve:/;

/** Variables of the shell that starts a container, and of the programs it runs. */
const OF_THE_SHELL = /^(_|IFS|PATH|UID|EUID|PPID|SHELLOPTS|BASHOPTS|BASH_\w+|LD_\w+|DOCKER_\w+)$/;

/** An environment variable has one source, and a credential is not written down. */
export const variables: ConfigRule = {
  id: 'variables',
  check: (config) =>
    containersIn(config).flatMap(({ path, container: { environment, secrets } }) => [
      ...Object.keys(secrets)
        .filter((name) => Object.hasOwn(environment, name))
        .map((name) => ({
          path: [...path, 'secrets', name],
          problem: 'is set under environment too',
          remedy: 'remove one of them',
        })),
      ...[...Object.keys(environment), ...Object.keys(secrets)]
        .filter((name) => KIT_VARIABLES.includes(name))
        .map((name) => ({
          path: [...path, Object.hasOwn(environment, name) ? 'environment' : 'secrets', name],
          problem: 'is set by the kit',
          remedy: 'remove it',
        })),
      ...Object.keys(secrets)
        .filter((name) => OF_THE_SHELL.test(name))
        .map((name) => ({
          path: [...path, 'secrets', name],
          problem: 'is a variable of the shell that starts the container',
          remedy: 'choose another name',
        })),
      ...Object.entries(environment)
        .filter(([, value]) => REPLACED.test(value))
        .map(([name, found]) => ({
          path: [...path, 'environment', name],
          problem: 'would be replaced on the way',
          found,
          remedy: 'name a secret under secrets, or write the value itself',
        })),
      ...Object.entries(environment)
        .filter(([name, value]) => CREDENTIAL.test(value) || CREDENTIAL_NAME.test(name))
        .map(([name]) => ({
          path: [...path, 'environment', name],
          problem: 'holds a credential, which everyone who reads the template would see',
          remedy: 'put it into Secrets Manager and name it under secrets; then replace the credential',
        })),
    ]),
};
