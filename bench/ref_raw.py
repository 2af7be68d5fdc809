"""Reference: a mark that arrow keys move, written straight to the terminal. For nano where there is none."""

import os
import sys
import termios
import tty


def main() -> None:
    """Moves until q or ctrl+q."""
    before = termios.tcgetattr(0)
    tty.setraw(0)
    row = 2
    os.write(1, b"\x1b[2J\x1b[HREADY: arrows move the mark\x1b[2;1H>")
    try:
        while True:
            key = os.read(0, 16)
            if key in (b"q", b"\x11", b""):
                return
            os.write(1, b"\x1b[%d;1H " % row)
            row = min(6, max(2, row + (1 if key.endswith(b"B") else -1)))
            os.write(1, b"\x1b[%d;1H>" % row)
    finally:
        termios.tcsetattr(0, termios.TCSANOW, before)
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
