#!/bin/sh
# Makes a base image of this machine's own Node.js, npm and shell, for where no image can be pulled:
#   tools/base-image.sh vmharness-base && docker build --build-arg BASE=vmharness-base .
set -eu
name=${1:-vmharness-base}
node=$(npx node -p process.execPath 2>/dev/null)
npm=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

mkdir -p "$root/usr/local/bin" "$root/usr/local/lib/node_modules" "$root/bin" "$root/tmp" "$root/root" "$root/etc/ssl/certs"
chmod 1777 "$root/tmp"
cp "$node" "$root/usr/local/bin/node"
cp -r "$npm" "$root/usr/local/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
shell=$(readlink -f /bin/sh)
cp "$shell" "$root/bin/sh"
for tool in env mkdir rm ls; do cp "$(command -v $tool)" "$root/bin/$tool"; done
mkdir -p "$root/usr/bin" && cp "$(command -v env)" "$root/usr/bin/env"
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/" 2>/dev/null || true
printf 'root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/tmp:/bin/sh\n' > "$root/etc/passwd"
printf 'root:x:0:\nnode:x:1000:\n' > "$root/etc/group"

# What the programs are linked with, at the places where the loader looks.
for program in "$node" "$shell" "$(command -v ls)"; do
  ldd "$program" | grep -o '/[^ ]*'
done | sort -u | while read -r library; do
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
done

tar -C "$root" -c . | docker import --change 'ENV PATH=/usr/local/bin:/usr/bin:/bin NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt' - "$name" > /dev/null
printf '%s\n' "$name"
