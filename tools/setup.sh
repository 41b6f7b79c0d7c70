# Sets up everything this project needs; sourced by ./run and ./check. Quiet when nothing is to be done.
# LOCK names the lock to install. Sets PY to the virtual environment's Python.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }

find_python() {
  local candidate
  for candidate in python3.13 python3.12 python3.11 python3 python "py -3"; do
    # shellcheck disable=SC2086
    if $candidate -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1; then
      printf '%s' "$candidate"
      return 0
    fi
  done
  return 1
}

venv_python() {
  if [ -x .venv/Scripts/python.exe ]; then printf '%s' "$PWD/.venv/Scripts/python.exe"; else printf '%s' "$PWD/.venv/bin/python"; fi
}

# A user gets what the program needs; ./check says LOCK=requirements-dev.lock, which holds that and the developers' tools.
LOCK=${LOCK:-requirements.lock}

checksum() { "$PY" -c 'import hashlib, sys; print(sys.version.split()[0], *(hashlib.sha256(open(f, "rb").read()).hexdigest() for f in sys.argv[1:]))' "$1" pyproject.toml; }

# What Qt links against on Debian and Ubuntu; newer releases name some with a t64 suffix.
QT_LIBRARIES="libasound2 libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgbm1 libgl1 libglib2.0-0 libnspr4 libnss3 libudev1 libx11-xcb1 libxcb-cursor0 libxcb-dri3-0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxcomposite1 libxdamage1 libxext6 libxkbcommon-x11-0 libxkbcommon0 libxkbfile1 libxrandr2 libxtst6 fonts-dejavu-core"

installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

system_libraries() {
  command -v dpkg-query >/dev/null 2>&1 || return 0
  local missing=() name sudo=()
  for name in $QT_LIBRARIES; do
    installed "$name" || installed "${name}t64" || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
      sudo=(sudo)
    else
      say "The window needs system libraries that are missing. Install them with this line, then try again:"
      say "  sudo apt-get install -y ${missing[*]}"
      say "(The command line works without them.)"
      return 0
    fi
  fi
  say "Installing the system libraries the window needs …"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null
  local wanted=()
  for name in "${missing[@]}"; do
    # Read whole: grep -q would close the pipe early, and with pipefail a package that is there wouldn't be found.
    if [ -n "$(apt-cache show "$name" 2>/dev/null)" ]; then wanted+=("$name"); else wanted+=("${name}t64"); fi
  done
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null ||
    say "Some of them could not be installed. The command line works without them."
}

# For the tests on a real PostgreSQL server; ./check only. Its own tests start one and stop it again, so the
# package shall not begin to run one by itself.
postgresql_server() {
  command -v dpkg-query >/dev/null 2>&1 || return 0
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && return 0
  local sudo=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null || return 0
    sudo=(sudo)
  fi
  say "Installing PostgreSQL for the tests …"
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    "${sudo[@]}" mkdir -p /etc/postgresql-common
    printf 'create_main_cluster = false\n' | "${sudo[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o Dpkg::Options::=--force-confold postgresql >/dev/null || say "PostgreSQL could not be installed."
}

# For the tests on a real keyring; ./check only. They run it in a session of its own, which ends with them.
secret_service() {
  command -v dpkg-query >/dev/null 2>&1 || return 0
  command -v gnome-keyring-daemon >/dev/null 2>&1 && command -v dbus-run-session >/dev/null 2>&1 && return 0
  local sudo=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null || return 0
    sudo=(sudo)
  fi
  say "Installing a keyring for the tests …"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    gnome-keyring dbus >/dev/null || say "gnome-keyring could not be installed."
}

# For the tests of the bundle and of what desktops read about it; ./check only. PyInstaller reads libraries with
# objdump, and takes Python along as a library, which Debian's own Python comes without.
bundle_tools() {
  command -v dpkg-query >/dev/null 2>&1 || return 0
  local missing=() name sudo=()
  for name in binutils desktop-file-utils appstream $("$PY" -c 'import sys; sys.base_prefix == "/usr" and print("libpython%d.%d" % sys.version_info[:2])'); do
    installed "$name" || installed "${name}t64" || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null || return 0
    sudo=(sudo)
  fi
  say "Installing what the tests of the bundle need …"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null
  for name in "${missing[@]}"; do
    [ -n "$(apt-cache show "$name" 2>/dev/null)" ] || name="${name}t64"
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$name" >/dev/null ||
      say "$name could not be installed."
  done
}

python_packages() {
  PY=$(venv_python)
  if [ ! -x "$PY" ] || ! "$PY" -c '' 2>/dev/null; then
    local python
    if ! python=$(find_python); then
      say "OpenFaith Desktop needs Python 3.11, 3.12 or 3.13 with venv, and found none."
      if command -v apt-get >/dev/null 2>&1; then
        say "Install it with: sudo apt-get install -y python3 python3-venv"
      else
        say "Install it from python.org, then try again."
      fi
      exit 1
    fi
    say "Making the virtual environment …"
    # shellcheck disable=SC2086
    $python -m venv .venv
    PY=$(venv_python)
  fi
  local stamp
  stamp=$(cat .venv/openfaith-stamp 2>/dev/null || true)
  [ "$stamp" != "$(checksum "$LOCK")" ] && [ "$stamp" != "$(checksum requirements-dev.lock)" ] || return 0
  say "Installing the locked Python packages (the first time takes a few minutes) …"
  # The lock is whole: it is installed as it stands. pip must not resolve it again (--no-deps), or the newest
  # release of a package that another one names with an extra breaks the installation.
  "$PY" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$LOCK"
  "$PY" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
  "$PY" -m pip check >/dev/null || { say "The locked packages don't fit together:"; "$PY" -m pip check >&2; exit 1; }
  checksum "$LOCK" > .venv/openfaith-stamp
}

system_libraries
python_packages
export PY
