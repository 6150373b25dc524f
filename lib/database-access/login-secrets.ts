import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { ClientOptions } from '../aws/client-options';
import { OperationError } from '../aws/operation-error';
import { unlessMissing } from '../aws/unless-missing';
import type { Owner } from '../blueprint/names';
import { type Login, parseLogin } from './login';

/** The logins of an environment in Secrets Manager. */
export class LoginSecrets {
  private readonly client: SecretsManagerClient;

  constructor(
    private readonly owner: Owner,
    options: ClientOptions,
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
      }),
    );
  }

  /** Takes the place of what the secret holds; the value before stays readable as AWSPREVIOUS. */
  async replace(name: string, login: Login): Promise<void> {
    await this.client.send(new PutSecretValueCommand({ SecretId: name, SecretString: JSON.stringify(login) }));
  }
}
