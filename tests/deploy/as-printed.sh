# Runs what docs/deploy.md prints, as root in a mount namespace of its own, and leaves the machine as it was: /etc,
# /usr/local/bin, /var/lib and /srv are copies that vanish with the namespace, and /opt/parvis is this checkout.
# Arguments: the checkout, a scratch folder, the script of printed commands.
set -eu
checkout=$1 scratch=$2 commands=$3
mount --make-rprivate /
for place in /etc /usr/local/bin /var/lib /srv; do
  layer=$scratch/layers$place
  mkdir -p "$layer/upper" "$layer/work"
  mount -t overlay overlay -o "lowerdir=$place,upperdir=$layer/upper,workdir=$layer/work" "$place"
done
mount -t tmpfs tmpfs /opt
mkdir /opt/parvis
mount --bind "$checkout" /opt/parvis
mount -o remount,bind,ro /opt/parvis
# A Node in a home folder is out of reach for the service's user.
command -v node >/dev/null || ln -s /opt/parvis/node_modules/node/bin/node /usr/local/bin/node
cd /opt/parvis
. "$commands"
