"""`python -m openfaith_desktop`: the command line."""

import sys

from openfaith_desktop.cli import main

sys.exit(main())
