import { loadEnvironment } from '../../../stages/load';
import { command } from '../command';
import { doctorTable } from '../doctor-table';

interface DoctorOptions {
  readonly endpoint?: string;
}

export const doctor = command<DoctorOptions>({
  usage: 'doctor <env>',
  summary: 'Say what a deploy would stumble over: account, bootstrap, delegation, classes, quotas, …',
  options: [['--endpoint <url>', 'ask this emulator instead of AWS']],
  async run([env = ''], { endpoint }) {
    const { blueprint } = loadEnvironment(env);
    // The AWS clients take longer to load than most commands take to run.
    const { examineEnvironment } = require('../../doctor/environment') as typeof import('../../doctor/environment');
    const { ok, counts, results } = await examineEnvironment(blueprint, endpoint);
    const { problem, warning, unknown } = counts;
    const summary = `${env}: ${many(problem, 'problem')}, ${many(warning, 'warning')}, ${unknown} unknown, ${counts.ok} ok`;
    return { ok, text: `${doctorTable(results)}\n${summary}`, json: { environment: env, counts, results } };
  },
});

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
