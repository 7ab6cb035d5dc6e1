"""healthy.py URL: ends well where the server answers and its model is loaded."""

import sys
import urllib.request

# The server is on the loopback: a proxy that the environment names has no part in it.
direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
try:
    with direct.open(sys.argv[1] + "/health", timeout=5) as answer:
        sys.exit(0 if answer.status == 200 else 1)
except OSError:
    sys.exit(1)
