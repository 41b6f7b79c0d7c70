"""Windows in tests need no screen, unless whoever runs them asks for one."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
