"""serve.py MODEL PORT [KEY]: llama.cpp's server on the loopback until it is ended; port 0 takes a free one."""

import os
import signal
import socket
import sys
import threading

import xllamacpp


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


params = xllamacpp.CommonParams()
params.model.path = sys.argv[1]
params.port = int(sys.argv[2]) or free_port()
params.hostnames = ["127.0.0.1"]
params.model_alias = {"qwen"}
if len(sys.argv) > 3:
    params.api_keys = [sys.argv[3]]
params.n_ctx = 8192
params.n_parallel = 1
threads = int(os.environ.get("THREADS", str(min(os.cpu_count() or 2, 8))))
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
server = xllamacpp.Server(params)
print("ready", server.listening_address, flush=True)
done = threading.Event()
for sig in (signal.SIGTERM, signal.SIGINT):
    signal.signal(sig, lambda *_: done.set())
done.wait()
