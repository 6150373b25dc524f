#!/bin/bash
# When Auto Scaling takes this server away: lets the containers finish what they are at, and only then lets it go.
set -euo pipefail
# shellcheck source=common.sh
. /opt/app/common.sh
[[ $(imds autoscaling/target-lifecycle-state) == Terminated ]] || exit 0
INSTANCE=$(imds instance-id)
NAME=$(aws ec2 describe-tags --region "$REGION" --query 'Tags[0].Value' --output text \
  --filters "Name=resource-id,Values=$INSTANCE" Name=key,Values=aws:autoscaling:groupName)
for container in "${CONTAINERS[@]}"; do systemctl stop "app@$container"; done
aws autoscaling complete-lifecycle-action --region "$REGION" --auto-scaling-group-name "$NAME" \
  --lifecycle-hook-name drain --instance-id "$INSTANCE" --lifecycle-action-result CONTINUE
