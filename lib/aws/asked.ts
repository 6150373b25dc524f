import { OperationError } from './operation-error';

/** An answer of AWS. What went wrong on the way there is no bug: it is told without a stack trace. */
export async function asked<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const { name, message } = error as Error;
    const text = message === '' || message === 'UnknownError' ? name : `${name}: ${message}`;
    throw new OperationError(`AWS was asked in vain: ${text}`, 'check credentials, region and --endpoint');
  }
}
