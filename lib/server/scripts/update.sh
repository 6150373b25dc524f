#!/bin/bash
# Installs security updates, and restarts the server when one of them needs it: about a minute without service.
set -euo pipefail
dnf upgrade -y --security --releasever=latest
dnf needs-restarting --reboothint || systemctl reboot
