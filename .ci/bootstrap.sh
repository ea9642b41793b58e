#!/usr/bin/env bash
# Makes a machine with git, make and Python ready for briefgen: system packages, .venv, the locked packages, briefgen.
#   .ci/bootstrap.sh            what `make brief` needs
#   .ci/bootstrap.sh tests      what `make test` needs on top of that
# Installs only what is missing; what it is not allowed to install, it names as a command to run.
set -eu
cd "$(dirname "$0")/.."

say() { printf 'briefgen: %s\n' "$*" >&2; }
has() { command -v "$1" > /dev/null 2>&1; }

find_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        # The name may be a version manager's placeholder, so the program itself is asked.
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' > /dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
    say 'Python 3.11 or newer is needed and not to be found (looked for python3.13, python3.12, python3.11, python3).'
    exit 1
}

# --- What is missing: one line each, with its name in apt, dnf and brew ---

has_library() { # has_library NAME VERSION
    "$python" - "$1" "$2" > /dev/null 2>&1 << 'PROGRAM'
import ctypes
import ctypes.util
import sys

name, version = sys.argv[1:]
for file in (f"lib{name}.so.{version}", f"lib{name}.{version}.dylib", ctypes.util.find_library(name)):
    if file:
        try:
            sys.exit(ctypes.CDLL(file) is None)
        except OSError:
            continue
sys.exit(1)
PROGRAM
}

has_certificates() {
    [ -s "${SSL_CERT_FILE:-}" ] || [ -s /etc/ssl/certs/ca-certificates.crt ] || [ -s /etc/pki/tls/cert.pem ] || [ -s /etc/ssl/cert.pem ]
}

has_chromium() { has chromium || has chromium-browser || has google-chrome || [ -d /Applications/Chromium.app ]; }

may_install() { [ "$(id -u)" = 0 ] || { has sudo && sudo -n true 2> /dev/null; }; }

missing_for_brief() {
    "$python" -c 'import ensurepip, venv' > /dev/null 2>&1 || echo "$python-venv python3 python3"
    has_certificates || echo 'ca-certificates ca-certificates ca-certificates'
    has_library pangoft2-1.0 0 || echo 'libpangoft2-1.0-0 pango pango'
    has_library harfbuzz-subset 0 || echo 'libharfbuzz-subset0 harfbuzz harfbuzz'
    # Armenian and Georgian in a PDF: no package of PyPI carries these faces, and only Debian's place of them is known.
    # Not a reason to stop: without them the build warns and prints a sign in their place.
    has apt-get && may_install && [ ! -f /usr/share/fonts/truetype/noto/NotoSerifArmenian-Regular.ttf ] && echo 'fonts-noto-core - -'
    return 0
}

missing_for_tests() {
    has_chromium || echo 'chromium chromium chromium'
    has pdftotext || echo 'poppler-utils poppler-utils poppler'
    has qpdf || echo 'qpdf qpdf qpdf'
    java -version > /dev/null 2>&1 || echo 'default-jre-headless java-latest-openjdk-headless openjdk'
    has node || echo 'nodejs nodejs node'
    has npm || echo 'npm nodejs-npm node'
    missing_servers
}

has_server() { has "$1" || [ -x "/usr/sbin/$1" ]; }

missing_servers() {
    has openssl || echo 'openssl openssl openssl'
    has rsync || echo 'rsync rsync rsync'
    has sftp || echo 'openssh-client openssh-clients openssh'
    # Where systemd runs, a server's package starts the server: such a machine is left alone, and the tests that need one are skipped.
    [ -d /run/systemd/system ] && return 0
    has_server sshd || echo 'openssh-server openssh-server openssh'
    has_server nginx || echo 'nginx-light nginx nginx'
    has_server apache2 || has_server httpd || echo 'apache2 httpd httpd'
    return 0
}

# --- Installing ---

install_system() { # install_system LIST-OF-MISSING
    if has apt-get; then
        names=$(echo "$1" | cut -d' ' -f1 | sort -u | xargs)
        command="apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $names"
    elif has dnf; then
        names=$(echo "$1" | cut -d' ' -f2 | sort -u | xargs)
        command="dnf install -y -q $names"
    elif has brew; then
        names=$(echo "$1" | cut -d' ' -f3 | sort -u | xargs)
        command="brew install -q $names"
    else
        say "these are missing, under whatever name this system has for them: $(echo "$1" | cut -d' ' -f1 | sort -u | xargs)"
        exit 1
    fi
    if [ "$(id -u)" = 0 ] || { has brew && ! has apt-get && ! has dnf; }; then
        say "installing from the system's packages: $names"
        sh -c "$command" > /dev/null
    elif has sudo && sudo -n true 2> /dev/null; then
        say "installing from the system's packages, by sudo: $names"
        sudo -n sh -c "$command" > /dev/null
    else
        say "missing here, and only an administrator may install them: $names. Run this once, then make again:"
        printf "\n    sudo sh -c '%s'\n\n" "$command" >&2
        exit 1
    fi
}

install_missing() { # install_missing COMMAND-THAT-LISTS
    missing=$($1)
    if [ -n "$missing" ]; then
        install_system "$missing"
        left=$($1)
        [ -z "$left" ] || { say "still missing after the installation: $(echo "$left" | cut -d' ' -f1 | xargs)"; exit 1; }
    fi
}

install_packages() {
    # A .venv of another Python, or one that was left half made, is made anew.
    .venv/bin/python -m pip --version > /dev/null 2>&1 || { rm -rf .venv; "$python" -m venv .venv; }
    say 'installing the locked packages into .venv'
    export PIP_DISABLE_PIP_VERSION_CHECK=1
    .venv/bin/python -m pip install -qq --require-hashes --requirement requirements.lock
    .venv/bin/python -m pip install -qq --no-build-isolation --no-deps --editable .
}

install_browser_tools() {
    say 'installing the locked tools of the browser tests'
    npm ci --prefix tests/browser --silent
}

python=$(find_python)
install_missing missing_for_brief
if [ "${1:-}" = tests ]; then
    install_missing missing_for_tests
    install_browser_tools
else
    install_packages
fi
