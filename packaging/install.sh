#!/bin/sh
# install.sh [FOLDER]: installs On the Mend from this folder's wheels, with no network. No root needed.
set -u
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$HOME/.local/opt/onthemend}
read -r made_for system machine <"$here/made-for.txt"

# The compiled wheel fits one version of Python, so that one is needed.
if ! "python$made_for" -c 'import venv, ensurepip' 2>/dev/null; then
    if ! python3 -c "import sys, venv, ensurepip; sys.exit('%d.%d' % sys.version_info[:2] != '$made_for')" 2>/dev/null; then
        echo "This folder was made for Python $made_for on $system $machine: please install Python $made_for with its" \
            "venv part, or make the folder again with the Python that is here." >&2
        exit 1
    fi
    python=python3
else
    python=python$made_for
fi
"$python" -m venv --clear "$folder" || exit 1
if ! "$folder/bin/python" -m pip install -q --disable-pip-version-check --no-index --find-links "$here/wheels" onthemend; then
    echo "It could not be installed: this folder was made for Python $made_for on $system $machine." >&2
    exit 1
fi
echo "On the Mend is in $folder. Start it with: $folder/bin/onthemend"
