# shellcheck shell=bash
# Read by the other scripts: what this server is, and whether it works.
# shellcheck source=/dev/null
. /opt/app/settings

imds() {
  local token
  token=$(curl -fsS -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
  curl -fsS -H "X-aws-ec2-metadata-token: $token" "http://169.254.169.254/latest/meta-data/$1"
}

# Whether every service answers on its own health path.
healthy() {
  local path
  for path in "${HEALTH[@]}"; do
    curl -fsS --max-time 5 --output /dev/null "http://127.0.0.1:$path" || return 1
  done
}
