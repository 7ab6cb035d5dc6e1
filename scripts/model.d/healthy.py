"""healthy.py URL: ends well where the server answers and its model is loaded."""

import sys
import urllib.request

try:
    with urllib.request.urlopen(sys.argv[1] + "/health", timeout=5) as answer:
        sys.exit(0 if answer.status == 200 else 1)
except OSError:
    sys.exit(1)
