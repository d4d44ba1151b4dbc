#!/bin/sh
# Packs the package, and uses it as others will: its command and its imports on each supported Node.js, its types, and
# every project in examples/. Needs the npm registry.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
log="$work/log"

quiet() { "$@" > "$log" 2>&1 || { cat "$log"; exit 1; }; }

PATH=$root/node_modules/.bin:$PATH
cd "$root"
tarball=$work/$(npm pack --silent --pack-destination "$work" | tail -1)
bytes=$(tar -tvzf "$tarball" | awk '{ sum += $3 } END { print sum }')
[ "$bytes" -lt 2900000 ] || { echo "package: $bytes bytes unpacked, and 2900000 are too many"; exit 1; }
echo "package: $bytes bytes unpacked"
quiet npx publint "$tarball"
quiet npx attw "$tarball" --profile esm-only
echo 'package: publint and attw have nothing to say'

for version in 22 24 26; do
  project=$work/node-$version
  mkdir "$project" && cd "$project"
  printf '{ "private": true, "type": "module", "allowScripts": { "node": true } }' > package.json
  quiet npm install --no-audit --no-fund "$tarball" "node@$version"
  cat > use.mjs << 'USE'
import assert from 'node:assert/strict'
import { dialects } from 'vmmanager-harness/contracts'
import { faultDefinitions } from 'vmmanager-harness/simulators'
import { defineScenario } from 'vmmanager-harness/scenarios'
import { reporters } from 'vmmanager-harness/reports'
import { startSimulator } from 'vmmanager-harness/testing'
assert(dialects.length > 0 && Object.keys(faultDefinitions).length > 0 && reporters.size > 0 && defineScenario)
const simulator = await startSimulator()
assert.equal((await fetch(simulator.url)).status, 404)
await simulator.stop()
USE
  quiet npx node use.mjs
  vmharness="npx node node_modules/vmmanager-harness/cli/vmharness.js"
  quiet $vmharness run --quiet
  cp -r "$root/examples/ci-gate/scenarios" .
  quiet $vmharness run scenarios --quiet
  echo "package: runs and is imported on Node.js $(npx node --version)"
done

for example in "$root"/examples/*/; do
  name=$(basename "$example")
  cp -r "$example" "$work/$name" && cd "$work/$name"
  rm -rf node_modules
  quiet npm install --no-audit --no-fund "$tarball"
  quiet npm test
  sources=$(find . -name node_modules -prune -o -name '*.ts' -print)
  # One word for each file.
  # shellcheck disable=SC2086
  [ -z "$sources" ] || quiet tsc --ignoreConfig --noEmit --strict --target esnext --module nodenext --lib esnext \
    --skipLibCheck --allowImportingTsExtensions --erasableSyntaxOnly --types node \
    --typeRoots "$root/node_modules/@types" $sources
  echo "example: $name"
done
