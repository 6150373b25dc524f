import { NoAnswer, OperationError } from './operation-error';

/** Why AWS did not answer what was asked. */
export interface Failure {
  /** `unavailable`: the service answered that it does not work. */
  readonly kind: 'credentials' | 'permission' | 'network' | 'unavailable' | 'other';
  readonly what: string;
  readonly remedy: string;
}

/** What an error of a call to AWS means for whoever made it; undefined for one that is ours, a bug. */
export function failureOf(error: unknown): Failure | undefined {
  const { name = '', code = '', message = '', $metadata } = (error ?? {}) as AwsError;
  const firstLine = message.split('\n')[0] ?? '';
  if (NO_CREDENTIALS.test(name)) return { kind: 'credentials', what: 'no credentials', remedy: SIGN_IN };
  if (BAD_CREDENTIALS.test(name))
    return { kind: 'credentials', what: `AWS does not take these credentials (${name})`, remedy: SIGN_IN };
  if (NO_PERMISSION.test(name))
    return { kind: 'permission', what: `no permission: ${firstLine}`, remedy: 'allow the action it names' };
  if (NO_NETWORK.test(code) || NO_NETWORK.test(name))
    return { kind: 'network', what: `no connection (${code || name})`, remedy: 'check the network, then ask again' };
  const status = $metadata?.httpStatusCode ?? 0;
  if (status >= 500) return { kind: 'unavailable', what: `AWS fails (${status} ${name})`, remedy: WAIT };
  if ($metadata) return { kind: 'other', what: `${name}: ${firstLine}`, remedy: 'see what AWS says above' };
  return undefined;
}

/** Whether whoever was asked is away: it does not answer, or with nothing but errors. */
export function isAway(error: unknown): boolean {
  const kind = failureOf(error)?.kind;
  return kind === 'network' || kind === 'unavailable';
}

/**
 * The answer of a call to AWS.
 *
 * @param doing what the call was for, e.g. `reading the stack shop-dev-Edge`
 * @throws OperationError that says what was being done and why it failed; NoAnswer where whoever was asked is away.
 */
export async function asked<T>(doing: string, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    const Told = isAway(error) ? NoAnswer : OperationError;
    throw new Told(`${doing}: ${failure.what}`, failure.remedy);
  }
}

interface AwsError {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  /** What the SDK puts on every error that a service answered. */
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const SIGN_IN = 'sign in (aws sso login, AWS_PROFILE=…), then ask again';
const WAIT = 'see https://health.aws.amazon.com, and ask again later';
const NO_CREDENTIALS = /^(CredentialsProviderError|TokenProviderError)$/;
const BAD_CREDENTIALS =
  /^(ExpiredToken(Exception)?|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|AuthFailure|InvalidAccessKeyId)$/;
const NO_PERMISSION = /^(AccessDenied(Exception)?|UnauthorizedOperation|AuthorizationError(Exception)?|OptInRequired)$/;
const NO_NETWORK = /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|TimeoutError)$/;
