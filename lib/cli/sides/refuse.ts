import { ConfigError, type Problem } from '../../config/problem';

/** A side that can't be read, said as every other mistake is. */
export function refuse(file: string, problem: string, remedy?: string, more: Partial<Problem> = {}): ConfigError {
  return new ConfigError([{ file, path: '', rule: 'side', problem, ...(remedy ? { remedy } : {}), ...more }]);
}
