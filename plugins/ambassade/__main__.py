"""`python -m ambassade` is the command `ambassade`."""

import sys

from ambassade.cli import main

sys.exit(main())
