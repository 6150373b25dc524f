#!/bin/bash
# Takes the public address when nobody has it and this server works: so it is never without a server for long. An address
# that a server has is left alone, also when it is taken between the question and the call.
set -euo pipefail
# shellcheck source=common.sh
. /opt/app/common.sh

holder=$(aws ec2 describe-addresses --region "$REGION" --allocation-ids "$ALLOCATION" \
  --query 'Addresses[0].AssociationId' --output text)
if [[ -n $holder && $holder != None ]]; then exit 0; fi
healthy || exit 0
aws ec2 associate-address --region "$REGION" --allocation-id "$ALLOCATION" --instance-id "$(imds instance-id)" \
  --no-allow-reassociation
