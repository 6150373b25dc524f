import type { Blueprint } from '../../blueprint/blueprint';
import { OWN } from '../own-figures';
import type { Term } from '../promise';
import { known, open } from '../terms';

/**
 * Somebody hears of it by an alarm, and then decides.
 *
 * @param whose what the alarm is of, for people
 */
export function told({ alarms }: Blueprint, alarm: keyof typeof OWN.alarmMinutes, whose: string): Term[] {
  if (!alarms.email) return [open('somebody', 'somebody notices: without alarms.email no alarm reaches anybody')];
  const [minutes, period] = [OWN.alarmMinutes[alarm], OWN.alarmPeriodMinutes];
  return [
    known(
      `the alarm of ${whose} tells, which waits for ${minutes} min in periods of ${period}`,
      // The first period of those that must be bad may have begun before, or begin only with the next.
      [Math.max(0, minutes - period) * 60, (minutes + period) * 60],
      'configured',
      'this kit, lib/constructs/alarms.ts',
    ),
    open('somebody', 'somebody reads it and decides'),
  ];
}
