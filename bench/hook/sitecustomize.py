"""Put on the path of a measured program: writes down when each module was first looked for.

One line a module to the file BENCH_IMPORTS: monotonic seconds and the name; at the end, "end" and the names
of all loaded modules. The clock is the machine's, so the harness can cut the list at the first paint.
"""

import atexit
import os
import sys
import time

_file = os.environ.get("BENCH_IMPORTS")
if _file:
    _log = os.open(_file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(_log, "".join(f"0 {name}\n" for name in list(sys.modules)).encode())

    class _Watcher:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            os.write(_log, f"{time.monotonic():.6f} {name}\n".encode())

    sys.meta_path.insert(0, _Watcher)  # type: ignore[arg-type]
    atexit.register(lambda: os.write(_log, f"end {' '.join(list(sys.modules))}\n".encode()))
