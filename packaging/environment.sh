#!/bin/sh
# environment.sh FOLDER [PYTHON]: makes the environment for work on the project, with the standard library alone.
set -u
here=$(dirname "$0")
folder=$1
shift
. "$here/python.sh"

if ! "$folder/bin/python" -c '' 2>/dev/null; then
    find_python "$@" || exit 1
    echo "Making $folder with Python $version (once, about a minute)." >&2
    if ! "$python" -m venv --clear "$folder"; then
        echo "The environment could not be made in $folder: please see the lines above." >&2
        exit 1
    fi
fi
# An environment that another tool made may have no pip.
"$folder/bin/python" -m pip --version >/dev/null 2>&1 || "$folder/bin/python" -m ensurepip >/dev/null || exit 1
if ! "$folder/bin/python" -m pip install -q --disable-pip-version-check -c constraints.txt -e '.[dev]'; then
    echo "Not everything could be fetched. It needs the internet once; without it, see 'Offline' in README.md." >&2
    exit 1
fi
