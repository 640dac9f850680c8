"""The same as `ambassade check`, under any Python."""

import subprocess
import sys
from pathlib import Path

try:
    from ambassade.cli import main
except ImportError:
    place = ".venv/Scripts/python.exe" if sys.platform == "win32" else ".venv/bin/python"
    python = Path(__file__).resolve().parent / place
    if not python.exists() or python.parents[1].samefile(sys.prefix):
        raise SystemExit(sys.stderr.write("not set up yet: python3 dev.py site\n") and 2) from None
    sys.exit(subprocess.call([python, __file__, *sys.argv[1:]]))
sys.exit(main(["check", *sys.argv[1:]]))
