/** A container: the program of its name in /opt/app/containers, in the foreground. Docker itself ends the wait when it stops one. */
const CONTAINER = `[Unit]
Description=Container %i
After=docker.service
Requires=docker.service
[Service]
ExecStart=/opt/app/containers/%i
ExecStop=/usr/bin/docker stop %i
TimeoutStopSec=infinity
Restart=always
RestartSec=3
[Install]
WantedBy=multi-user.target`;

const oneShot = (command: string) => `[Service]
Type=oneshot
ExecStart=/opt/app/${command}`;

const timer = (when: string) => `[Timer]
${when}
[Install]
WantedBy=timers.target`;

/** Units of systemd by file name. Security updates come in the hour after the database's own maintenance window, UTC. */
export const UNITS: Readonly<Record<string, string>> = {
  'app@.service': CONTAINER,
  'address.service': oneShot('take-address'),
  'address.timer': timer('OnActiveSec=60\nOnUnitActiveSec=60'),
  'certificates.service': oneShot('certificates save'),
  'certificates.timer': timer('OnActiveSec=300\nOnUnitActiveSec=600'),
  'drain.service': oneShot('drain'),
  'drain.timer': timer('OnActiveSec=10\nOnUnitActiveSec=10\nAccuracySec=1'),
  'update.service': oneShot('update'),
  'update.timer': timer('OnCalendar=Sun *-*-* 05:30:00 UTC\nRandomizedDelaySec=1800'),
};
