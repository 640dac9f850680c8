"""The engines' commands, for `ambassade.cli` to register. Nothing here needs MkDocs before it runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from ambassade.publish.audience import AUDIENCES

PORT = 8000


def add_build_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `build`, besides `--root`, `--lang` and `--as-of`."""
    parser.add_argument(
        "--audience",
        choices=(*AUDIENCES, "all"),
        default="all",
        help="which edition (default: all)",
    )
    parser.add_argument(
        "--network",
        metavar="SLUG",
        help="this network alone, closed and secret ones too, into DIR/network-SLUG",
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="where the editions are put (default: site in the root)"
    )


def run_build(args: argparse.Namespace) -> int:
    """`ambassade build`."""
    from ambassade.engines.build import Request, build  # noqa: PLC0415 - the rest must run without MkDocs

    return build(
        Request(
            root=args.root,
            audiences=AUDIENCES if args.audience == "all" else (args.audience,),
            out=args.out,
            as_of=args.as_of,
            network=args.network,
            language=args.lang,
        )
    )


def add_serve_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `serve`, besides `--root`, `--lang` and `--as-of`."""
    parser.add_argument(
        "--audience", choices=AUDIENCES, default="public", help="which edition (default: public)"
    )
    parser.add_argument("--network", metavar="SLUG", help="this network alone, closed and secret ones too")
    parser.add_argument("--port", type=int, default=PORT, help=f"the port on this machine (default: {PORT})")


def run_serve(args: argparse.Namespace) -> int:
    """`ambassade serve`."""
    from ambassade.engines.serve import serve  # noqa: PLC0415 - the rest must run without MkDocs

    return serve(
        args.root,
        args.audience,
        address=f"127.0.0.1:{args.port}",
        as_of=args.as_of,
        network=args.network,
    )
