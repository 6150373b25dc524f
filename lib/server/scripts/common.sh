# shellcheck shell=bash
# Read by the other scripts: what this server is, and whether it works.
# shellcheck source=/dev/null
. /opt/app/settings

imds() {
  local token
  token=$(curl -fsS -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
  curl -fsS -H "X-aws-ec2-metadata-token: $token" "http://169.254.169.254/latest/meta-data/$1"
}

# Whether a container that nobody can ask has run for a while: one that ends at once is started again and again.
steady() {
  local started
  started=$(docker inspect --format '{{if .State.Running}}{{.State.StartedAt}}{{end}}' "$1" 2>/dev/null) || return 1
  [[ -n $started ]] && (($(date +%s) - $(date -d "$started" +%s) >= 15))
}

# Whether every service answers on its own health path, and every other container runs.
healthy() {
  local path container
  for container in "${STEADY[@]}"; do
    steady "$container" || return 1
  done
  for path in "${HEALTH[@]}"; do
    curl -fsS --max-time 5 --output /dev/null "http://127.0.0.1:$path" || return 1
  done
}
