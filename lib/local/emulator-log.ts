import { stripVTControlCharacters } from 'node:util';

/** A resource that the emulator only pretends to have. */
export interface Stub {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
}

/** Stubs by the emulator's log, without those of CDK's own bootstrap stack. */
export function stubsIn(log: string): Stub[] {
  return [...log.matchAll(/^emulator: stub (\S+) (\S+) (\S+)$/gm)]
    .map(([, stack = '', logicalId = '', type = '']) => ({ stack, logicalId, type }))
    .filter(({ stack }) => stack !== 'CDKToolkit');
}

/** Requests that the emulator answered with an error of its own (5xx), as its log has them. */
export function serverErrorsIn(log: string): string[] {
  // It colours what failed.
  return [...stripVTControlCharacters(log).matchAll(/^.*"[A-Z]+ \S+ HTTP\/[\d.]+" 5\d\d.*$/gm)].map(([line]) =>
    line.slice(line.indexOf('"')),
  );
}
