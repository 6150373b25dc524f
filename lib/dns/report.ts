/** What a command tells while it works. */
export interface Report {
  /** It was changed, and stays so. */
  done(line: string): void;
  /** It is being done, or could not be. */
  doing(line: string): void;
}

/** Tells what became of something, in whichever way it ended. */
export function tell(report: Report, line: string, changed: boolean): void {
  if (changed) report.done(line);
  else report.doing(line);
}
