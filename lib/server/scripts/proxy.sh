#!/bin/bash
set -euo pipefail
# shellcheck source=common.sh
. /opt/app/common.sh
docker rm --force proxy >/dev/null 2>&1 || true
mkdir -p /var/lib/caddy
exec docker run --rm --name proxy --network app --publish 80:80 --publish 443:443 --publish 443:443/udp \
  --volume /opt/app/Caddyfile:/etc/caddy/Caddyfile:ro --volume /var/lib/caddy:/data "$PROXY_IMAGE"
