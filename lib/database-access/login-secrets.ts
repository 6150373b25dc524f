import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ReplicateSecretToRegionsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { ClientOptions } from '../aws/client-options';
import { OperationError } from '../aws/operation-error';
import { unlessMissing } from '../aws/unless-missing';
import type { Owner } from '../blueprint/names';
import { type Login, parseLogin } from './login';

/**
 * The logins of an environment in Secrets Manager of its home region, and copies of them in its other regions, under the same
 * names: the copies of the databases there know the same logins. A copy follows what is written at home.
 */
export class LoginSecrets {
  private readonly client: SecretsManagerClient;

  constructor(
    private readonly owner: Owner,
    options: ClientOptions,
    /** The other regions. */
    private readonly copies: readonly string[] = [],
  ) {
    this.client = new SecretsManagerClient(options);
  }

  /**
   * The login in a secret; undefined when there is no such secret.
   *
   * @throws OperationError when it holds something else, or is about to be deleted.
   */
  async read(name: string): Promise<Login | undefined> {
    try {
      const answer = await unlessMissing(this.client.send(new GetSecretValueCommand({ SecretId: name })));
      if (!answer) return undefined;
      const login = parseLogin(answer.SecretString);
      if (login) return login;
    } catch (error) {
      if ((error as Error).name !== 'InvalidRequestException') throw error;
      const remedy = `take it back first: aws secretsmanager restore-secret --secret-id ${name}`;
      throw new OperationError(`secret ${name} is about to be deleted`, remedy);
    }
    throw new OperationError(`secret ${name} holds no username and password`, 'put them there, or delete the secret');
  }

  async create(name: string, login: Login): Promise<void> {
    const { app, environment } = this.owner;
    const tags = Object.entries({ app, environment }).map(([Key, Value]) => ({ Key, Value }));
    await this.client.send(
      new CreateSecretCommand({
        Name: name,
        Description: 'Login of a service to its database, made by stagecoach db roles',
        SecretString: JSON.stringify(login),
        Tags: tags,
        ...(this.copies.length > 0 ? { AddReplicaRegions: this.copies.map((Region) => ({ Region })) } : {}),
      }),
    );
  }

  /** Regions that have no copy of a secret: they were added after it was made, or copying failed. */
  async lacking(name: string): Promise<string[]> {
    if (this.copies.length === 0) return [];
    const { ReplicationStatus = [] } = await this.client.send(new DescribeSecretCommand({ SecretId: name }));
    const has = ReplicationStatus.flatMap(({ Region = '', Status }) => (Status === 'Failed' ? [] : [Region]));
    return this.copies.filter((region) => !has.includes(region));
  }

  /** Copies a secret to the regions that have no copy yet. */
  async copy(name: string): Promise<void> {
    const regions = await this.lacking(name);
    if (regions.length === 0) return;
    const AddReplicaRegions = regions.map((Region) => ({ Region }));
    await this.client.send(new ReplicateSecretToRegionsCommand({ SecretId: name, AddReplicaRegions }));
  }

  /** Takes the place of what the secret holds; the value before stays readable as AWSPREVIOUS. */
  async replace(name: string, login: Login): Promise<void> {
    await this.client.send(new PutSecretValueCommand({ SecretId: name, SecretString: JSON.stringify(login) }));
  }
}
