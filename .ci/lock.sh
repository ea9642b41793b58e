#!/usr/bin/env bash
# Writes requirements.lock anew: every package that pyproject.toml names (to run, to build, to test), with versions and
# hashes of the public registry's files, for every Python and system that the project supports, and without addresses.
set -eu
cd "$(dirname "$0")/.."

python=${PYTHON:-.venv/bin/python}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! uv=$(command -v uv); then
    "$python" -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet uv
    uv=$work/venv/bin/uv
fi

"$python" - > "$work/requirements.in" <<'PROGRAM'
import tomllib

with open("pyproject.toml", "rb") as file:
    project = tomllib.load(file)
lists = (project["project"]["dependencies"], project["dependency-groups"]["dev"], project["build-system"]["requires"])
print("\n".join(line for lines in lists for line in lines))
PROGRAM

# Settings of this machine (local indexes, mirrors) must not reach the lock.
env -u UV_INDEX -u UV_DEFAULT_INDEX -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS \
    "$uv" pip compile --no-config --universal --python-version 3.11 --upgrade --generate-hashes --no-annotate \
    --no-emit-index-url --custom-compile-command 'make lock' --quiet \
    --output-file "$work/requirements.lock" "$work/requirements.in"

if grep -nE '://|--(index|extra-index|find-links)|file:' "$work/requirements.lock"; then
    echo 'make lock: the lock names an address; nothing was written' >&2
    exit 1
fi
mv "$work/requirements.lock" requirements.lock
echo "requirements.lock: $(grep -c '==' requirements.lock) packages"
