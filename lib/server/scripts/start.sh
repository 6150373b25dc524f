#!/bin/bash
# Starts the services, waits until each answers, takes the public address where it shall have one, and only then reports
# success. On any failure it reports that, and the server before this one goes on serving.
set -Eeuo pipefail
# shellcheck source=common.sh
. /opt/app/common.sh
INSTANCE=$(imds instance-id)

signal() {
  aws cloudformation signal-resource --region "$REGION" --stack-name "$STACK" --logical-resource-id "$GROUP" \
    --unique-id "$INSTANCE" --status "$1" || true
}
trap 'signal FAILURE' ERR

# shellcheck disable=SC2086 # a list of words
dnf install -y docker dnf-plugins-core amazon-cloudwatch-agent $PACKAGES
systemctl enable --now docker
# A server without metrics is better than no server.
amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/opt/app/metrics.json || echo 'no metrics of memory and disk' >&2
docker network inspect app >/dev/null 2>&1 || docker network create app
if [[ -n $ALLOCATION ]]; then /opt/app/certificates restore; fi
systemctl daemon-reload
for container in "${CONTAINERS[@]}"; do systemctl enable --now "app@$container"; done

DEADLINE=$((SECONDS + HEALTHY_WITHIN))
until healthy; do
  if ((SECONDS >= DEADLINE)); then
    echo "not healthy within $HEALTHY_WITHIN s" >&2
    false
  fi
  sleep 3
done

# Behind a load balancer a server has no address of its own.
if [[ -n $ALLOCATION ]]; then
  aws ec2 associate-address --region "$REGION" --allocation-id "$ALLOCATION" --instance-id "$INSTANCE" --allow-reassociation
fi
for timer in "${TIMERS[@]}"; do systemctl enable --now "$timer"; done
signal SUCCESS
