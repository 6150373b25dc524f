#!/bin/bash
# Keeps the proxy's TLS certificates off the server: a new one restores them instead of asking for others, of which there
# are only a few a week.
set -euo pipefail
# shellcheck source=common.sh
. /opt/app/common.sh
DATA=/var/lib/caddy
STORE="${CERTIFICATES:-}"
if [[ -z $STORE ]]; then exit 0; fi
mkdir -p "$DATA"

case "$1" in
restore)
  # No value yet: this is the first server.
  value=$(aws secretsmanager get-secret-value --region "$REGION" --secret-id "$STORE" --query SecretString --output text 2>/dev/null) || exit 0
  base64 --decode <<<"$value" | tar --extract --gzip --directory "$DATA" || echo "the stored certificates can't be read; the proxy gets new ones" >&2
  ;;
save)
  if [[ ! -d $DATA/caddy/certificates || ! -d $DATA/caddy/acme ]]; then exit 0; fi
  # Names and times are fixed, so that the same certificates make the same archive.
  tar --create --sort=name --mtime=@0 --owner=0 --group=0 --directory "$DATA" caddy/certificates caddy/acme |
    gzip --no-name --best | base64 --wrap=0 >"$DATA/archive"
  if cmp --silent "$DATA/archive" "$DATA/archive.saved"; then exit 0; fi
  aws secretsmanager put-secret-value --region "$REGION" --secret-id "$STORE" --secret-string "file://$DATA/archive" >/dev/null
  mv "$DATA/archive" "$DATA/archive.saved"
  ;;
esac
