"""The command line: arguments -> settings -> record -> app or printed words. Heavy imports stay inside.

Exit codes: 0 fine, 1 something asked for could not be done, 2 wrong usage. Messages go to stderr, a sentence
each.
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from tui.complaint import complain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from _typeshed import SupportsWrite

SORRY = "Something went wrong in On the Mend; nothing that was saved before is harmed."


NOWHERE = "there is nowhere to print to (standard output is closed), so nothing was done."


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        from assessments.text import clean

        self.exit(2, f"{self.prog}: {clean(message)}. Try {self.prog} --help.\n")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        if file is not None and file is sys.stdout:
            file.write(message)  # argparse would hide it when this fails
        else:
            super()._print_message(message, file)


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_args: object) -> NoReturn:
        from importlib.metadata import PackageNotFoundError, version

        try:
            found = version("onthemend")
        except PackageNotFoundError:  # run from its folder
            found = "(not installed)"
        print(f"onthemend {found}")
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """Every command and option. `run` in the result is "module:function" of the command."""
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--data", metavar="DIR", default=argparse.SUPPRESS, help="the folder for your answers"
    )
    whose = _Parser(add_help=False)
    whose.add_argument("--person", metavar="ID", default=argparse.SUPPRESS, help="whose record (default: me)")
    top = _Parser(
        prog="onthemend",
        parents=[shared, whose],
        description="Am I getting better? A calm, offline record of recovery from sciatica.",
        epilog="Without a command the app opens. It never diagnoses and never replaces a clinician.",
    )
    top.add_argument("--version", action=_Version, nargs=0, help="print the version")
    top.set_defaults(run="launch:home")
    commands = top.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: str, words: str, *parents: _Parser) -> _Parser:
        made = commands.add_parser(name, parents=[shared, *parents], help=words, description=words)
        made.set_defaults(run=run)
        return made

    made = command("check-in", "launch:check_in", "Answer the questions now.", whose)
    made.add_argument("--form", metavar="F", help="full, check-in (default) or bad-day")
    made.add_argument("--only", metavar="S", help="one sign or phase alone: s1 to s7, p1 to p3")
    made = command("progress", "printing:progress", "Print what changed, in words.", whose)
    made.add_argument("--json", action="store_true", help="for programs")
    made = command("questions", "printing:questions", "Print every question.")
    made.add_argument("--json", action="store_true", help="for programs")
    made.add_argument("--form", metavar="F", help="only those of full, check-in or bad-day")
    made.add_argument("--only", metavar="S", help="only one sign or phase: s1 to s7, p1 to p3")
    made.add_argument("--blank", action="store_true", help="as an answer sheet to fill in")
    made = command("record", "recording:record", "Keep a filled answer sheet as a check-in.", whose)
    made.add_argument("sheet", metavar="ANSWERS.toml", help="the filled sheet, or - for standard input")
    made.add_argument("--at", metavar="WHEN", help="when it is about: 2026-11-05 or 2026-11-05T09:30")
    command("today", "advising:today", "Print what could help today, in words.", whose)
    made = command("learn", "learning:learn", "Read about sciatica, or ask a question in your own words.")
    made.add_argument("words", nargs="*", metavar="WORDS", help="a topic, or a question")
    command("remind", "reminding:remind", "Print one line when a check-in is due, else nothing.", whose)
    made = command("export", "exporting:export", "Write a copy of your record.", whose)
    made.add_argument("target", metavar="TARGET", help="a new folder or file, or - for standard output")
    made.add_argument(
        "--format",
        choices=("toml", "csv-long", "csv-wide", "json"),
        help="toml: a folder of the files as they are (default); csv-*: for spreadsheets",
    )
    made.add_argument("--codebook", action="store_true", help="only what the columns of the tables mean")
    made.add_argument("--force", action="store_true", help="replace what is there")
    made = command("import", "exporting:take_in", "Take in such a copy; nothing of yours is replaced.", whose)
    made.add_argument("source", metavar="COPY", help="the folder, or a .toml, .json or long .csv file")
    made.add_argument("--dry-run", action="store_true", help="only say what would be taken in")
    made = command("doctor", "checking:doctor", "Check every file and the folder; changes nothing.", whose)
    made.add_argument("--json", action="store_true", help="for programs")
    made.add_argument(
        "--quarantine",
        nargs="*",
        metavar="FILE",
        help="put aside files that can't be used: those named, or else you are asked about each",
    )
    made = command("demo", "launch:demo", "Look around with invented people; touches nothing of yours.")
    made.add_argument("name", nargs="?", metavar="NAME", help="which invented person")
    _kiosk(command("kiosk", "clinic:run", "For a clinic: patients, one after another."), shared)
    return top


def _kiosk(kiosk: _Parser, shared: _Parser) -> None:
    """The commands below `onthemend kiosk`."""
    commands = kiosk.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, function: str, words: str) -> _Parser:
        made = commands.add_parser(name, parents=[shared], help=words, description=words)
        made.set_defaults(run=f"clinic:{function}")
        return made

    command("set-pin", "set_pin", "Set the staff's PIN; the kiosk doesn't start without one.")
    command("check", "check", "Is this machine fit to be a kiosk?")
    made = command("codes", "new_codes", "Print codes to hand out.")
    made.add_argument("--count", type=int, default=1, metavar="N", help="how many (default: 1)")
    made.add_argument("--records", action="store_true", help="with the name of the record each leads to")
    made = command("verify", "verify", "Is the trail of what happened whole?")
    made.add_argument("--head", metavar="HEAD", help="a head of before, or a file with one")
    made.add_argument("--export", action="store_true", help="remember the head of now as exported")
    made = command("erase", "erase", "Delete everything kept under a code.")
    made.add_argument("code", metavar="CODE", help="nine digits")
    made.add_argument("--yes", action="store_true", help="don't ask")
    made = command("retention", "retention", "Show what is older than the clinic keeps.")
    made.add_argument("--delete", action="store_true", help="delete it, after asking")
    made.add_argument("--yes", action="store_true", help="don't ask")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code. Never a traceback: it would show answers."""
    for name in ("stdin", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started this; the first file would get its number
            setattr(sys, name, open(os.devnull, "r+"))  # noqa: SIM115, PTH123 - for the whole life
    if sys.stdout is None:
        return complain(NOWHERE)
    code = 0
    try:
        code = _run(argv)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (`| head`) has gone
        _stop_printing()
    except OSError as error:  # everything else that is written or read has its own sentence
        from assessments.keeping.faults import cause

        _stop_printing()
        return code or complain(f"not all could be printed: {cause(error, 'the output')}")
    except KeyboardInterrupt:
        return 1
    return code


def _stop_printing() -> None:
    """What is still to be printed goes nowhere: the interpreter would complain about it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(argv: Sequence[str] | None) -> int:
    try:
        asked = parser().parse_args(argv)
        if getattr(asked, "data", None) == "":
            parser().error("argument --data: a folder's name is missing")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 2
    from assessments.errors import AssessmentsError
    from tui import settings

    settings.keep_private()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        return _command(asked.run)(asked)
    except AssessmentsError as error:
        return complain(str(error))
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:  # the last resort: one sentence, no values
        if isinstance(error, OSError) and error.filename is None:
            raise  # no file: the printing itself
        return complain(f"{SORRY} ({type(error).__name__}{_where(error)})")


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    from importlib import import_module

    module, function = name.split(":")
    found: Callable[[argparse.Namespace], int] = getattr(import_module(f"tui.commands.{module}"), function)
    return found


def _where(error: BaseException) -> str:
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    if step is None:
        return ""
    return f", {os.path.basename(step.tb_frame.f_code.co_filename)} line {step.tb_lineno}"  # noqa: PTH119


if __name__ == "__main__":
    raise SystemExit(main())
