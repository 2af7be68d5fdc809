"""Starting a process of the kiosk: Python with our own code, deaf to the environment."""

from __future__ import annotations

import sys
from pathlib import Path

# -I: no PYTHON* variable, no folder of the user's and not the current one. Ours is named, for where the
# program runs from its own folder and isn't installed.
_BOOT = (
    "import sys; sys.path.append(sys.argv.pop(1)); from importlib import import_module; "
    "sys.exit(import_module(sys.argv.pop(1)).main(sys.argv[1:]))"
)


def command(module: str, *args: str) -> list[str]:
    """The command that calls `main(args)` of one of our modules."""
    root = str(Path(__file__).resolve().parents[3])
    return [sys.executable, "-I", "-c", _BOOT, root, module, *args]
