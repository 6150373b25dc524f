import { OperationError } from './operation-error';

/**
 * The address of an emulator that someone else started. `local` asks for no confirmation, so it must never reach AWS.
 *
 * @throws OperationError when it is no URL, or one of AWS.
 */
export function emulatorEndpoint(url: string): string {
  const hostname = URL.canParse(url) ? new URL(url).hostname : '';
  if (hostname === '') throw new OperationError(`${url} is not a URL`, 'use e.g. http://localhost:4566');
  if (/(^|\.)(amazonaws|api\.aws)(\.|$)/.test(hostname)) {
    throw new OperationError(`${url} is AWS, not an emulator`, 'for AWS itself: npx stagecoach deploy <env>');
  }
  return url;
}
