# Finds a Python. Sets `python` to one of at least 3.11 that can make an environment, or says in one sentence
# what is missing and ends. Names given as arguments come first. Sourced by environment.sh and install.sh.

find_python() {
    python= without_venv= old=
    for name in "$@" python3.14 python3.13 python3.12 python3.11 python3; do
        # Run it: a version manager leaves names on the path that start nothing.
        version=$("$name" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
        if ! "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            old="$version"
        elif ! "$name" -c 'import venv, ensurepip' 2>/dev/null; then
            without_venv="$version"
        else
            python="$name"
            return 0
        fi
    done
    if [ -n "$without_venv" ]; then
        echo "Python $without_venv is here without its venv part: please install it (on Debian or Ubuntu:" \
            "sudo apt install python$without_venv-venv) and run this again." >&2
    elif [ -n "$old" ]; then
        echo "On the Mend needs Python 3.11 or newer, and the newest here is $old: please install a newer Python" \
            "and run this again." >&2
    else
        echo "On the Mend needs Python 3.11 or newer, and there is none here: please install Python and run this" \
            "again." >&2
    fi
    return 1
}
