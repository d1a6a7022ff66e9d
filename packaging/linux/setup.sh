#!/usr/bin/env bash
# Makes a virtual environment that can run (setup.sh run) or test (setup.sh test) CryApp, and says what it does.
# Safe to run again: what is there is left alone.
set -euo pipefail
cd "$(dirname "$0")/../.."

purpose=${1:-run}
venv=${VENV:-.venv}
say() { printf '\033[1m[CryApp]\033[0m %s\n' "$*"; }
die() { printf '[CryApp] %s\n' "$*" >&2; exit 1; }

# --- What Qt needs of the system: a library's file name, and the Debian package that brings it -----------------------
qt_libraries="
libglib-2.0.so.0=libglib2.0-0 libgthread-2.0.so.0=libglib2.0-0 libfreetype.so.6=libfreetype6 libfontconfig.so.1=libfontconfig1
libXrandr.so.2=libxrandr2 libEGL.so.1=libegl1 libGL.so.1=libgl1 libxkbcommon-x11.so.0=libxkbcommon-x11-0 libxcb-cursor.so.0=libxcb-cursor0
libxcb-icccm.so.4=libxcb-icccm4 libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-shape.so.0=libxcb-shape0
libxcb-image.so.0=libxcb-image0 libxcb-render-util.so.0=libxcb-render-util0 libxcb-xinerama.so.0=libxcb-xinerama0
libdbus-1.so.3=libdbus-1-3 libpulse.so.0=libpulse0 libasound.so.2=libasound2 libnss3.so=libnss3"
# Tests also open real windows, press keys, play to and record from a sound server, watch for calls to the network, read
# the reports back, and hold the decoders against ffmpeg.
test_programs="strace=strace pdftotext=poppler-utils ffmpeg=ffmpeg Xvfb=xvfb xdotool=xdotool import=imagemagick pulseaudio=pulseaudio pactl=pulseaudio-utils"

missing=()
known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
for pair in $qt_libraries; do
  grep -qF "${pair%%=*} " <<<"$known" || missing+=("${pair##*=}")
done
if [ "$purpose" = test ]; then
  for pair in $test_programs; do
    command -v "${pair%%=*}" >/dev/null 2>&1 || missing+=("${pair##*=}")
  done
fi

# --- Python ---------------------------------------------------------------------------------------------------------
python=""
for candidate in ${PYTHON:-} python3.13 python3.12 python3.11 python3; do
  if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    # A Python without its headers' friend ensurepip cannot make an environment; prefer one that can.
    python=$candidate
    "$candidate" -c 'import ensurepip' 2>/dev/null && break
  fi
done
if [ -z "$python" ]; then
  missing+=(python3 python3-venv)
elif [ ! -x "$venv/bin/python" ] && ! "$python" -c 'import ensurepip' 2>/dev/null; then
  missing+=(python3-venv)
fi

if [ ${#missing[@]} -gt 0 ]; then
  command -v apt-get >/dev/null 2>&1 || die "These system packages are missing: ${missing[*]}. Please install them with your system's package manager, then run make again."
  if [ "$(id -u)" = 0 ]; then root=(); elif sudo -n true 2>/dev/null; then root=(sudo -n); else root=(none); fi
  if [ "${root[*]:-}" = none ]; then
    die "System libraries are missing. Please type this one command, then run make again:
    sudo apt-get update && sudo apt-get install -y ${missing[*]}"
  fi
  say "Installing system packages: ${missing[*]}"
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  [ -n "$python" ] || python=python3
fi

# --- The environment ------------------------------------------------------------------------------------------------
if [ ! -x "$venv/bin/python" ]; then
  say "Making a virtual environment in $venv ($("$python" --version))"
  "$python" -m venv "$venv"
fi
extras=train
[ "$purpose" = test ] && extras=train,dev,parity,study
stamp="$venv/.installed-$purpose"
wanted=$(cksum <pyproject.toml)
if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
  say "Installing CryApp with [$extras] (about two minutes and 6 GB the first time: training brings PyTorch)"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -e ".[$extras]"
  printf '%s\n' "$wanted" >"$stamp"
fi
say "Ready."
